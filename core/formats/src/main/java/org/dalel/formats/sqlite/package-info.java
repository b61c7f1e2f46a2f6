/**
 * SQLite databases, read page by page: live rows with their offsets, and every row that is not live
 * any more. The packages, each knowing only those above it:
 *
 * <pre>
 *   sqlite           values, problems
 *   sqlite.schema    CREATE TABLE: columns, affinities, how rows are stored
 *   sqlite.page      database header, b-tree pages, cells, records, overflow, freelist, WAL, journal
 *   sqlite.database  one database with its log: views, walks, live rows
 *   sqlite.recover   deleted, superseded and dropped rows
 *   sqlite.jdbc      the same live rows through the SQLite library, on a private copy
 * </pre>
 *
 * Written after the public description of the <a
 * href="https://www.sqlite.org/fileformat2.html">file format</a> (public domain); live rows are
 * checked against the SQLite library.
 */
package org.dalel.formats.sqlite;
