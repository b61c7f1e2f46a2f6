/**
 * LevelDB as it lies on a disk, opened or closed, whole or damaged: every write with its sequence
 * number and what became of it. Nothing is locked, recovered or written.
 *
 * <pre>
 *   folder   CURRENT ──▶ MANIFEST-000001 ──▶ the tables and the log in use
 *            000003.log     writes in the order of time            LogReader ▸ WriteBatch ─┐
 *            000005.ldb     sorted, in blocks, often Snappy        TableReader ▸ Block ────┤
 *            000002.ldb     left over by a compaction                                      ▼
 *                                                   Histories: key ▸ writes by sequence number
 *            key  ──▶  #12 value   live                                                    │
 *                      #9  value   superseded (by #12)                                     ▼
 *                      #7  -       tombstone                                LevelDbRecord, in file order
 *                      #4  value   deleted (by #7)
 * </pre>
 *
 * <p>Sources: google/leveldb, doc/log_format.md, doc/table_format.md, db/version_edit.cc,
 * db/write_batch.cc. Checked against LevelDB itself through plyvel.
 */
package org.dalel.formats.leveldb;
