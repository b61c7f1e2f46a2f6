package org.dalel.ingest;

import java.util.Arrays;

/** Sorts ids by a key without an object for each. */
final class SortByKey {
  private static final int RADIX_BITS = 16;

  private SortByKey() {}

  /** The first {@code count} ids ordered by key, equal keys in their old order (radix sort). */
  static long[] sort(long[] key, long[] id, int count) {
    long[] keys = Arrays.copyOf(key, count);
    long[] ids = Arrays.copyOf(id, count);
    long[] otherKeys = new long[count];
    long[] otherIds = new long[count];
    for (int shift = 0; shift < Long.SIZE; shift += RADIX_BITS) {
      int[] at = new int[(1 << RADIX_BITS) + 1];
      for (int i = 0; i < count; i++) {
        at[digit(keys[i], shift) + 1]++;
      }
      for (int i = 1; i < at.length; i++) {
        at[i] += at[i - 1];
      }
      for (int i = 0; i < count; i++) {
        int to = at[digit(keys[i], shift)]++;
        otherKeys[to] = keys[i];
        otherIds[to] = ids[i];
      }
      long[] swap = keys;
      keys = otherKeys;
      otherKeys = swap;
      swap = ids;
      ids = otherIds;
      otherIds = swap;
    }
    return ids;
  }

  private static int digit(long key, int shift) {
    return (int) (key >>> shift) & (1 << RADIX_BITS) - 1;
  }
}
