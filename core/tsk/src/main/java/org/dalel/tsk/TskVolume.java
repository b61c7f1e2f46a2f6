package org.dalel.tsk;

/**
 * One range of a volume system.
 *
 * @param address its number in {@code mmls}
 * @param start in bytes from the start of the image
 * @param length in bytes
 * @param description as libtsk words it, such as {@code NTFS / exFAT (0x07)}
 * @param kind what the range is
 * @param table number of the table that describes it, -1 for none
 * @param slot number of the table's entry, -1 for none
 */
public record TskVolume(
    int address, long start, long length, String description, Kind kind, int table, int slot) {

  /** What a range of a volume system is. */
  public enum Kind {
    /** A volume. */
    ALLOCATED,
    /** Space that no volume claims. */
    UNALLOCATED,
    /** The table itself. */
    METADATA;

    private static final int ALLOC = 0x01;
    private static final int META = 0x04;

    /** From the bits of TSK_VS_PART_FLAG_ENUM. */
    static Kind of(int flags) {
      if ((flags & META) != 0) {
        return METADATA;
      }
      return (flags & ALLOC) != 0 ? ALLOCATED : UNALLOCATED;
    }
  }
}
