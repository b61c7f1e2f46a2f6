package org.dalel.content.archive;

/** The numbers of a tar header: octal digits, or, marked by the first bit, base 256 (GNU). */
final class TarNumbers {
  private TarNumbers() {}

  /**
   * Reads a field.
   *
   * @return -1 for what is no number or too large for a long
   */
  static long at(byte[] block, int offset, int length) {
    if ((block[offset] & 0x80) != 0) {
      return base256(block, offset, length);
    }
    int at = offset;
    int end = offset + length;
    while (at < end && block[at] == ' ') {
      at++;
    }
    long value = 0;
    for (; at < end && block[at] != 0 && block[at] != ' '; at++) {
      int digit = block[at] - '0';
      if (digit < 0 || digit > 7 || value > Long.MAX_VALUE >> 3) {
        return -1;
      }
      value = value << 3 | digit;
    }
    return value;
  }

  /** Two's complement without the marking bit; negative ones are times before 1970. */
  private static long base256(byte[] block, int offset, int length) {
    boolean negative = block[offset] == (byte) 0xff;
    long value = negative ? -1 : block[offset] & 0x3f;
    for (int i = 1; i < length; i++) {
      if (value > Long.MAX_VALUE >> 8 || value < Long.MIN_VALUE >> 8) {
        return -1;
      }
      value = value << 8 | block[offset + i] & 0xff;
    }
    return value;
  }
}
