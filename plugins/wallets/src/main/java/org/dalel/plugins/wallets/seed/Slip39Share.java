package org.dalel.plugins.wallets.seed;

import java.util.Optional;

/**
 * A share of SLIP-39 as its words say it.
 *
 * <pre>
 *   15 bits id  1 extendable  4 exponent  4 group  4 groups needed - 1  4 groups - 1
 *   4 member  4 members needed - 1  value with zeros in front  30 checksum
 * </pre>
 *
 * @param set what all shares of one secret have in common: id, extendable or not, exponent, groups
 * @param needed members that give the value of the group
 * @param value 16 or 32 bytes
 */
public record Slip39Share(Set set, int group, int member, int needed, byte[] value) {

  private static final int WORD_BITS = 10;
  private static final int HEAD_BITS = 40;
  private static final int CHECK_BITS = 30;

  /**
   * A secret that was split.
   *
   * @param id 15 bits
   * @param extendable whether the id is no part of the cipher
   * @param exponent two to the power of it are the thousands of rounds, times ten
   * @param groupsNeeded groups that give the secret
   * @param groups all of them
   */
  public record Set(int id, boolean extendable, int exponent, int groupsNeeded, int groups) {}

  /** The share of the places of its words in the list; absent when its value has other padding. */
  static Optional<Slip39Share> of(int[] indexes) {
    int valueBits = indexes.length * WORD_BITS - HEAD_BITS - CHECK_BITS;
    int padding = valueBits % 16;
    if (bits(indexes, HEAD_BITS, padding) != 0) {
      return Optional.empty();
    }
    byte[] value = new byte[valueBits / 8];
    for (int i = 0; i < value.length; i++) {
      value[i] = (byte) bits(indexes, HEAD_BITS + padding + 8 * i, 8);
    }
    Set set =
        new Set(
            bits(indexes, 0, 15),
            bits(indexes, 15, 1) == 1,
            bits(indexes, 16, 4),
            bits(indexes, 24, 4) + 1,
            bits(indexes, 28, 4) + 1);
    return Optional.of(
        new Slip39Share(
            set, bits(indexes, 20, 4), bits(indexes, 32, 4), bits(indexes, 36, 4) + 1, value));
  }

  private static int bits(int[] indexes, int from, int count) {
    int value = 0;
    for (int bit = from; bit < from + count; bit++) {
      value = value << 1 | indexes[bit / WORD_BITS] >>> WORD_BITS - 1 - bit % WORD_BITS & 1;
    }
    return value;
  }
}
