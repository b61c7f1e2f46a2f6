/**
 * The on-disk structures, one class each. Nothing here allocates by what a file claims, and nothing
 * follows a pointer twice.
 *
 * <pre>
 *   page:    [page 1 only: database header 100][b-tree header 8 or 12][cell pointers 2 each]
 *            [unallocated][cells, freeblocks, fragments][reserved]
 *   cell:    payload size | rowid | record ... | first overflow page       (table leaf)
 *   record:  header size | serial type, serial type ... | value, value ...
 *   -wal:    header 32 | (frame header 24, page) (frame header 24, page) ...
 *   -journal: header, one sector | (page number 4, page, checksum 4) ...
 * </pre>
 */
package org.dalel.formats.sqlite.page;
