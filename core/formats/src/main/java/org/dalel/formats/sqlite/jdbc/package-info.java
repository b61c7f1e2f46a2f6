/**
 * Live rows through the SQLite library. It may change what it opens, so it is only given copies:
 * one of the file alone, the state before the log, and one with the log, the state after it.
 */
package org.dalel.formats.sqlite.jdbc;
