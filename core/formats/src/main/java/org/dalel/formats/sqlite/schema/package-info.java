/**
 * What CREATE TABLE and CREATE INDEX say about storage. A record has one field for every column
 * that is not virtual, in the order of the declaration; without rowid the primary key comes first:
 *
 * <pre>
 *   t(a, b INTEGER PRIMARY KEY, c AS (a), d)            record: a, NULL (b is the rowid), d
 *   t(a, b, c, PRIMARY KEY(c, a)) WITHOUT ROWID         record: c, a, b
 * </pre>
 */
package org.dalel.formats.sqlite.schema;
