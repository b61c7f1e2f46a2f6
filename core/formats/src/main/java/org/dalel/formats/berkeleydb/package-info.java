/**
 * B-trees of Berkeley DB, as wallets of the Bitcoin Core family use them, whole or damaged.
 *
 * <pre>
 *   page 0   1       2        3       4        5
 *   meta     leaf    meta     inner   leaf     free
 *    └─root──▶│main──▶└─root──▶ ├──────▶│        (stale items)
 *                                       key value key value    live, or marked as deleted
 *                                       free space             left-over items
 *
 *   BdbTree: which leaves are reached ─┐
 *   every page ▸ BdbPage ▸ BdbItem  ───┴─▶ BdbRecord: database, page, state, key, value
 * </pre>
 *
 * <p>Source: Oracle Berkeley DB 5.3, src/dbinc/db_page.h. Checked against db_dump of Berkeley DB
 * 5.3.
 */
package org.dalel.formats.berkeleydb;
