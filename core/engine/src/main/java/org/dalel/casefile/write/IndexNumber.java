package org.dalel.casefile.write;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * SQLite's variable-length numbers: seven bits a byte, the most significant first, the last of nine
 * bytes with eight.
 */
final class IndexNumber {
  private static final int MOST_WITH_SEVEN = 8;
  private static final long LARGEST = 1L << 56;

  private IndexNumber() {}

  static long get(ByteBuffer in) {
    long value = 0;
    for (int i = 0; i < MOST_WITH_SEVEN; i++) {
      byte b = in.get();
      value = value << 7 | b & 0x7f;
      if (b >= 0) {
        return value;
      }
    }
    return value << 8 | in.get() & 0xff;
  }

  /**
   * Appends a number.
   *
   * @param value from 0 to 2^56 - 1
   */
  static void put(ByteArrayOutputStream out, long value) {
    if (value < 0 || value >= LARGEST) {
      throw new IllegalArgumentException("expected at most 56 bits, found " + value);
    }
    int shift = 0;
    while (value >>> shift + 7 != 0) {
      shift += 7;
    }
    for (; shift > 0; shift -= 7) {
      out.write((int) (value >>> shift) | 0x80);
    }
    out.write((int) value & 0x7f);
  }
}
