/**
 * A database with its log. A {@code PageView} is all pages at one moment; the current one is what a
 * program would see:
 *
 * <pre>
 *   file ----------------------------&gt; main view --+
 *   -wal: frames in force -----------&gt; laid over --+--&gt; current view --&gt; schema, live rows
 *   -journal, hot: pages before -----&gt; laid over --+
 * </pre>
 */
package org.dalel.formats.sqlite.database;
