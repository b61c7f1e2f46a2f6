/**
 * What stands together in a file system, as the readers of formats want it.
 *
 * <pre>
 *  folder + its children ─▶ EvidenceFolder ─▶ LevelDb, IndexedDb
 *  NAME, NAME-wal, NAME-journal ─▶ SqliteFiles ─▶ SqliteDatabase, Recovery
 * </pre>
 */
package org.dalel.plugins.wallets.place;
