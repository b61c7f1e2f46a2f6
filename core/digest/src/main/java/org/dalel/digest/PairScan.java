package org.dalel.digest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * Finds pairs of neighbouring bytes with which one of up to 64 patterns can begin: the first step
 * of looking for all of them at once. Compiled C where its library loads, Java elsewhere, with the
 * same result. Thread-safe.
 */
public final class PairScan {
  private static final int VALUES = 256;
  private static final int FEW = 8;
  private static final int HALVES = 16;

  private final long[] first;
  private final long[] second;
  private final ByteBuffer table;

  /**
   * @param first for each byte value the patterns, one bit each, that can begin with it
   * @param second for each byte value the patterns whose second byte it can be
   */
  public PairScan(long[] first, long[] second) {
    this.first = Arrays.copyOf(first, VALUES);
    this.second = Arrays.copyOf(second, VALUES);
    this.table = TripleDigest.isNativeAllowed() ? table() : null;
  }

  /** {@code struct pairs} of {@code scan.h}. */
  private ByteBuffer table() {
    ByteBuffer buffer =
        ByteBuffer.allocateDirect(NativeScan.tableBytes()).order(ByteOrder.nativeOrder());
    byte[] list = new byte[FEW];
    int distinct = 0;
    for (int b = 0; b < VALUES; b++) {
      buffer.putLong(first[b]);
      if (first[b] != 0) {
        if (distinct < FEW) {
          list[distinct] = (byte) b;
        }
        distinct++;
      }
    }
    for (long mask : second) {
      buffer.putLong(mask);
    }
    buffer.putInt(distinct).put(list);
    return buffer.put(halves(first)).put(halves(second));
  }

  /** {@code struct halves}: the patterns in eight groups. */
  private static byte[] halves(long[] patterns) {
    byte[] halves = new byte[2 * HALVES];
    for (int b = 0; b < VALUES; b++) {
      int groups = 0;
      for (long rest = patterns[b]; rest != 0; rest >>>= Byte.SIZE) {
        groups |= (int) rest & 0xff;
      }
      halves[b & 15] |= (byte) groups;
      halves[HALVES + (b >> 4)] |= (byte) groups;
    }
    return halves;
  }

  /**
   * The first pairs that begin in {@code data[from .. to)}.
   *
   * @param to exclusive; {@code data[to]} must be in the array, for it is the second byte of the
   *     last pair
   * @param found takes the places, in rising order
   * @return how many were found; when any were, there may be more behind the last of them
   * @throws IndexOutOfBoundsException when the range and the byte behind it are not in the array
   */
  public int find(byte[] data, int from, int to, int[] found) {
    if (from >= to) {
      return 0;
    }
    Objects.checkFromToIndex(from, to, data.length - 1);
    return table != null
        ? NativeScan.pairs(table, data, from, to, found)
        : inJava(data, from, to, found);
  }

  private int inJava(byte[] data, int from, int to, int[] found) {
    int count = 0;
    for (int at = from; at < to && count < found.length; at++) {
      if ((first[data[at] & 0xff] & second[data[at + 1] & 0xff]) != 0) {
        found[count++] = at;
      }
    }
    return count;
  }
}
