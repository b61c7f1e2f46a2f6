/**
 * Disk images and devices as one flat run of bytes.
 *
 * <pre>
 *   path ──▶ FormatRecogniser ──▶ ImageFormat ──▶ EvidenceImages.open
 *                                                    │
 *            raw (file, split, device) ◀─────────────┼─────────────▶ ewf (E01, S01), qcow, udif (DMG)
 *                                                    ▼
 *                                     EvidenceImage: read(position, buffer)
 *                                                    │
 *                                     volume: what lies at an offset, by signature
 * </pre>
 *
 * <p>Everything here opens evidence for reading only, may be used by many threads at once, and
 * keeps what could not be read as {@link org.dalel.evidence.image.BadRange}s.
 */
package org.dalel.evidence.image;
