/**
 * The backups of Signal that are the same on all its platforms (version 1 of 2025).
 *
 * <pre>
 *   encrypted file ─▶ ArchiveFile (Unlocking, ArchiveKeys) ─▶ stream ─▶ FrameStream ─┐
 *   main of a folder, its id in "metadata" ──▶ the same                              ├─▶ StreamNodes ─┐
 *   file in clear ───────────────────────────────────────────────────────────────────┘   (fields.txt) ├─▶ ArchiveReading ─▶ records
 *   export, a line of JSON for each message ──────────▶ ExportLines ──────────────────▶   ExportNodes ─┘   (Recipients, Items)
 * </pre>
 *
 * Source: the public description of the format in libsignal (Backup.proto, LocalArchive.proto);
 * checked on the samples of its tests.
 */
package org.dalel.plugins.messaging.signal.archive;
