package org.dalel.formats.leveldb;

import java.util.zip.CRC32C;
import org.dalel.formats.ByteView;

/** CRC-32C as LevelDB stores it: rotated and displaced, so that the CRC of a CRC is harmless. */
final class Checksum {
  private static final int MASK = 0xa282ead8;

  private Checksum() {}

  /** The stored form of the checksum of a view. */
  static int masked(ByteView bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.buffer());
    return mask((int) crc.getValue());
  }

  static int mask(int crc) {
    return Integer.rotateRight(crc, 15) + MASK;
  }
}
