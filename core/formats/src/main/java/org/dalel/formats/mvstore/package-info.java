/**
 * Databases of H2 version 2 ({@code .mv.db}), such as those of Sparrow, read from their pages
 * without running anything in them.
 *
 * <pre>
 *   block 0, 1   file header           H:2,block:..,format:2,version:..
 *   block 2...   chunk 1  ┐ each commit writes a chunk behind or over old ones
 *                chunk 2  │   chunk ▸ MvPage ▸ leaf of map table.N ▸ MvLeaf ▸ H2Values
 *                ...      ┘
 *   MvTree:    newest chunk ▸ layout map ▸ roots: which pages are live
 *   MvTypes:   map "_": how many columns a row has            ─┐
 *   MvCatalog: rows of table.0: CREATE TABLE ... as text      ─┴▶ MvRow: table, columns, values, state
 * </pre>
 */
package org.dalel.formats.mvstore;
