/**
 * Apple disk images (DMG) in the Universal Disk Image Format.
 *
 * <pre>
 *   koly trailer ──▶ property list ──▶ blkx tables ("mish") ──▶ UdifChunk, sorted by place
 *                                                                   │
 *   UdifImage.read ──▶ ChunkCache ──▶ ChunkDecoder: raw, zeros, zlib, bzip2, ADC
 * </pre>
 */
package org.dalel.evidence.image.udif;
