package org.dalel.evidence;

/**
 * A file system as the case knows it.
 *
 * @param id row id
 * @param evidenceId its evidence
 * @param start byte of the media where it begins
 * @param poolVolume index of the volume in its APFS container; -1 outside pools
 * @param type name as {@code fsstat -t} prints it
 * @param blockSize bytes in a block
 * @param enumerated whether its entries are all listed
 */
public record FileSystemRecord(
    long id,
    long evidenceId,
    long start,
    int poolVolume,
    String type,
    int blockSize,
    boolean enumerated) {
  /** Whether it lies in a pool, so that libtsk alone can map its blocks. */
  public boolean inPool() {
    return poolVolume >= 0;
  }
}
