package org.dalel.tsk;

/**
 * A stretch of a non-resident attribute.
 *
 * @param fileBlock where it stands in the attribute, in blocks
 * @param block block address in the file system; meaningless for sparse and filler runs
 * @param count number of blocks
 * @param flags sum of the constants
 */
public record TskRun(long fileBlock, long block, long count, int flags) {
  /** The run is missing: its place on the evidence is not known. */
  public static final int FILLER = 0x01;

  /** The run is all zeros and stands nowhere. */
  public static final int SPARSE = 0x02;

  /** The run is encrypted. */
  public static final int ENCRYPTED = 0x04;

  static final int BYTES = 28;

  /** Whether the run's place is not known. */
  public boolean filler() {
    return (flags & FILLER) != 0;
  }

  /** Whether the run is zeros. */
  public boolean sparse() {
    return (flags & SPARSE) != 0;
  }

  static TskRun at(byte[] packed, int offset) {
    return new TskRun(
        Packed.i64(packed, offset),
        Packed.i64(packed, offset + 8),
        Packed.i64(packed, offset + 16),
        Packed.i32(packed, offset + 24));
  }
}
