package org.dalel.formats.leveldb;

import org.dalel.formats.ByteCursor;
import org.dalel.formats.FormatException;

/**
 * Where a block of a table stands: two varints. Behind the block follow one byte for its
 * compression and four for its checksum.
 *
 * @param offset of the block in the file
 * @param size in bytes, without those five
 */
record BlockHandle(long offset, int size) {
  static final int TRAILER = 5;

  /** The greatest block that is read, in bytes. */
  static final int MOST = 256 << 20;

  static BlockHandle read(ByteCursor in, long fileSize) throws FormatException {
    long place = in.position();
    long offset = in.varint();
    long size = in.varint();
    boolean fits = offset >= 0 && size >= 0 && size <= MOST && offset <= fileSize - size - TRAILER;
    if (!fits) {
      String found = Long.toUnsignedString(size) + " at 0x" + Long.toHexString(offset);
      throw new FormatException(place, "a block within the " + fileSize + " bytes", found);
    }
    return new BlockHandle(offset, (int) size);
  }
}
