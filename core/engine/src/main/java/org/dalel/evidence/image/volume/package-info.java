/**
 * What lies at the start of a volume, told by signature.
 *
 * <pre>
 *   EvidenceImage, offset, length ──▶ VolumeView ──▶ container, file system and Linux probes ──▶ VolumeSignature
 *                                          └──▶ none matches: ByteStatistics (blank, high entropy)
 * </pre>
 */
package org.dalel.evidence.image.volume;
