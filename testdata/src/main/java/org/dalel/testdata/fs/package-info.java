/**
 * Writers of file systems.
 *
 * <pre>
 *  steps ─▶ Tree ─▶ Placement (FAT, exFAT, ext, NTFS) ─▶ ClusterMap: who wrote each cluster last
 *             └──▶ Lines ─▶ Ledger                             └─▶ Fate of deleted content
 * </pre>
 */
package org.dalel.testdata.fs;
