/**
 * What the databases of an app look like, as data. A mapping is a text file in the folder {@code
 * mappings} of the resources:
 *
 * <pre>
 *   app: kik-ios                          what it is called in artifacts and documentation
 *   title: Kik for iOS
 *   service: kik                          of accounts and messages
 *   description: One sentence for the examiner.
 *   source: where the facts come from
 *   verified: yes                         checked on a file that the app made; else "no"
 *   files: kik.sqlite                     names or paths by which a file is missed when it cannot be read
 *
 *   schema: ios                           a generation of the tables; each that fits is read
 *   version: versions of the app that wrote it
 *   sample: kik-ios.sql                   script of the test that makes one
 *   when: ZKIKMESSAGE(ZBODY, ZSTANZAID)   tables and columns that must be there
 *   unless: TABLE(COLUMN)                 that must not
 *   attach: wa.db as wa                   a neighbour, opened with it when it is there
 *   prepare: CREATE INDEX ...             run on the private copy before the queries
 *
 *   message from ZKIKMESSAGE m            a query: kind of record, table of the row, its name in the SQL
 *   require: m.ZBODY IS NOT NULL          what a recovered row must have to be believed
 *   SELECT m.ZSTANZAID AS "id", m.ZTIMESTAMP AS "sent@cocoa"
 *   ?ZKIKUSER.ZEMAIL , u.ZEMAIL AS "sender.2@email"
 *   FROM ZKIKMESSAGE m ...                up to the next empty line
 * </pre>
 *
 * A line that begins with {@code ?table}, {@code ?table.column} or {@code ?schema.table} counts
 * only where that is there, with {@code ?!} only where it is not. A column is named by the field
 * that it becomes, and by how it is to be read: {@code FIELD@READING}; see {@link
 * org.dalel.plugins.messaging.model.Reading}.
 */
package org.dalel.plugins.messaging.mapping;
