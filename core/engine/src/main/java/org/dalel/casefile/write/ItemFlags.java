package org.dalel.casefile.write;

/** Bits of {@code item.flags}. */
public final class ItemFlags {
  /** The content lies in the metadata entry. */
  public static final int RESIDENT = 1;

  /** Compressed by the file system. */
  public static final int COMPRESSED = 2;

  /** Encrypted by the file system. */
  public static final int ENCRYPTED = 4;

  /** Has holes. */
  public static final int SPARSE = 8;

  /** The run list was reconstructed, not read (deleted FAT files). */
  public static final int RECOVERED = 16;

  /** Lies in a pool (APFS): its runs cannot be read from the image directly. */
  public static final int POOL = 32;

  /** A range of free space or slack that text scanners go over, not a name on the evidence. */
  public static final int RANGE = 64;

  private ItemFlags() {}
}
