/**
 * The container readers that come with the engine.
 *
 * <pre>
 *  ZipReader ──────── central directory; without one from entry to entry (Commons Compress)
 *  SevenZipReader ─── Commons Compress
 *  GzipReader ─────── one entry, all members
 *  MozLz4Reader ───── one entry: what Firefox packs
 *  TarReader ──────── TarHeader, PaxRecords, TarNumbers, SparseMap: v7, ustar, pax, GNU, star
 *       └──────────── all: org.dalel.api.ContainerReader ─▶ EntrySink
 * </pre>
 */
package org.dalel.content.archive;
