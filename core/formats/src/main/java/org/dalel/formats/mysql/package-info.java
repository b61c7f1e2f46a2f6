/**
 * Tables of MySQL and MariaDB: as SQL text, and as the files of the engines MyISAM and InnoDB.
 *
 * <pre>
 *  dump.sql ─▶ SqlTokens ─▶ SqlDefinition, SqlDump ┐
 *  t.frm ─▶ FrmFile ─┬──────────────┐              │
 *  t.MYI ─▶ MyiFile ─┴▶ MyIsamTable │◀── t.MYD ────┼─▶ SqlRow
 *                       └ PackedRow, DeletedRow     │
 *         InnoSdi ─▶ InnoLayout ◀───┘               │
 *  t.ibd ─▶ InnoSpace ─▶ InnoPage ─▶ InnoRecord ─▶ InnoDbTable
 *                                └ InnoOverflow
 * </pre>
 *
 * <p>Sources of the formats: MySQL Internals Manual (MyISAM record formats, .frm, InnoDB page and
 * record structure), the MySQL manual (serialized dictionary information), and the files of MySQL
 * 5.5 and MariaDB 10.11, with which the readers were compared.
 */
package org.dalel.formats.mysql;
