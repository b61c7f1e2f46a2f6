package org.dalel.evidence;

/**
 * Evidence as the case knows it.
 *
 * @param id row id
 * @param label unique name within the case, first part of every locator
 * @param kind image, device, folder or file
 * @param format display name of the format
 * @param source absolute path
 * @param size bytes of media; for a folder the sum of its files
 * @param sectorSize bytes in a sector
 */
public record EvidenceRecord(
    long id, String label, String kind, String format, String source, long size, int sectorSize) {
  /** Whether it is a disk image or a device (as opposed to a folder or a single file). */
  public boolean isMedia() {
    return kind.equals("image") || kind.equals("device");
  }
}
