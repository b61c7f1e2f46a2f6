package org.dalel.formats.sqlite.page;

/**
 * The cumulative checksum of a WAL: two 32-bit sums over pairs of words, each word in the byte
 * order that the magic number of the file chooses.
 */
final class WalChecksum {
  private final boolean bigEndian;
  private int first;
  private int second;

  WalChecksum(boolean bigEndian) {
    this.bigEndian = bigEndian;
  }

  /** Adds {@code length} bytes, a multiple of eight. */
  void update(byte[] bytes, int at, int length) {
    for (int i = at; i < at + length; i += 8) {
      first += word(bytes, i) + second;
      second += word(bytes, i + 4) + first;
    }
  }

  /** True if the sums are those stored at {@code at}. */
  boolean equals(byte[] bytes, int at) {
    return first == (int) BigEndian.u32(bytes, at) && second == (int) BigEndian.u32(bytes, at + 4);
  }

  /** Goes on from the sums stored at {@code at}, right or wrong. */
  void restart(byte[] bytes, int at) {
    first = (int) BigEndian.u32(bytes, at);
    second = (int) BigEndian.u32(bytes, at + 4);
  }

  private int word(byte[] bytes, int at) {
    int word = (int) BigEndian.u32(bytes, at);
    return bigEndian ? word : Integer.reverseBytes(word);
  }
}
