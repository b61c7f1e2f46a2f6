/**
 * Readers of on-disk formats that several extractors need: SQLite pages, LevelDB, Berkeley DB and
 * the like. A reader knows nothing of cases, evidence or plugins; it takes bytes at positions and
 * gives records with the offsets where they stood. Damaged input is normal input: a record that
 * cannot be read is reported with its place, and reading goes on behind it.
 */
package org.dalel.formats;
