/**
 * Tables of MySQL and MariaDB: as SQL text, and as the files of the MyISAM engine.
 *
 * <pre>
 *  dump.sql ─▶ SqlTokens ─▶ SqlDefinition, SqlDump ┐
 *  t.frm ─▶ FrmFile ─┐                             ├─▶ SqlRow
 *  t.MYI ─▶ MyiFile ─┴▶ MyIsamTable ◀── t.MYD ─────┘
 *                            └ PackedRow, DeletedRow
 * </pre>
 *
 * <p>Sources of the formats: MySQL Internals Manual (MyISAM record formats, .frm), and the files of
 * MariaDB 10.11, with which the readers were compared.
 */
package org.dalel.formats.mysql;
