/**
 * The command line: one class a command, no logic of its own.
 *
 * <pre>
 *   Main ──picocli──▶ command ──▶ CaseReader, exports, custody    read
 *                        └──────▶ ingest.Supervisor               process, retry
 *   Output: stdout for results, stderr for progress, notes and the custody head
 * </pre>
 */
package org.dalel.cli;
