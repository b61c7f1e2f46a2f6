/**
 * Evidence: what is on an image, a device or in a folder, and how its content is read.
 *
 * <pre>
 *   EvidenceInspector ──▶ what is this: image, device, folder, file
 *   image.EvidenceImage    the media as a flat run of bytes (raw, split, E01, ...)
 *        │
 *   VolumeStructure   ──▶ volumes, file systems, and by name what cannot be read
 *        │
 *   FileSystemLister  ──▶ items, with run lists
 *        │
 *   ContentReader     ──▶ bytes: RunListContent (straight from the image) or TskContent (through libtsk)
 * </pre>
 */
package org.dalel.evidence;
