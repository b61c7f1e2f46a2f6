package org.dalel.casefile.view;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Orders of row numbers by a key for each row. A merge sort over two arrays: rows with equal keys
 * keep their order, nothing is boxed.
 */
final class PairSort {
  /** Shorter runs are put in order by insertion. */
  private static final int SHORT = 24;

  /** Text is compared by so many bytes at once. */
  private static final int CHUNK = Long.BYTES;

  private PairSort() {}

  /** Row numbers from 1 by the signed keys of rows; {@code keys[0]} belongs to row 1. */
  static int[] order(long[] keys) {
    int[] order = new int[keys.length];
    Arrays.setAll(order, i -> i + 1);
    sort(keys, order, 0, order.length);
    return order;
  }

  /** Row numbers by text, in the order of its UTF-8 bytes. */
  static int[] order(TextColumn texts) {
    int[] order = new int[texts.rows()];
    Arrays.setAll(order, i -> i + 1);
    byChunk(texts, order, new long[order.length], 0, order.length, 0);
    return order;
  }

  /** Sorts a run by the bytes from an offset on, then each run of equal ones by the next. */
  private static void byChunk(
      TextColumn texts, int[] order, long[] keys, int from, int to, int offset) {
    boolean longer = false;
    for (int i = from; i < to; i++) {
      keys[i] = texts.chunk(order[i], offset);
      longer |= texts.length(order[i]) > offset + CHUNK;
    }
    sort(keys, order, from, to);
    for (int i = from; longer && i < to; ) {
      int end = i + 1;
      while (end < to && keys[end] == keys[i]) {
        end++;
      }
      if (end - i > 1) {
        byChunk(texts, order, keys, i, end, offset + CHUNK);
        Arrays.fill(keys, i, end, 0);
      }
      i = end;
    }
  }

  private static void sort(long[] keys, int[] order, int from, int to) {
    sort(keys, order, new long[to - from], new int[to - from], from, to, from);
  }

  private static void sort(
      long[] keys, int[] order, long[] keyRoom, int[] orderRoom, int from, int to, int base) {
    if (to - from <= SHORT) {
      insert(keys, order, from, to);
      return;
    }
    int middle = (from + to) >>> 1;
    sort(keys, order, keyRoom, orderRoom, from, middle, base);
    sort(keys, order, keyRoom, orderRoom, middle, to, base);
    if (keys[middle - 1] <= keys[middle]) {
      return;
    }
    int left = middle - from;
    System.arraycopy(keys, from, keyRoom, from - base, left);
    System.arraycopy(order, from, orderRoom, from - base, left);
    int a = from - base;
    int end = a + left;
    int b = middle;
    for (int out = from; a < end; out++) {
      if (b < to && keys[b] < keyRoom[a]) {
        keys[out] = keys[b];
        order[out] = order[b++];
      } else {
        keys[out] = keyRoom[a];
        order[out] = orderRoom[a++];
      }
    }
  }

  private static void insert(long[] keys, int[] order, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      long key = keys[i];
      int row = order[i];
      int at = i;
      for (; at > from && keys[at - 1] > key; at--) {
        keys[at] = keys[at - 1];
        order[at] = order[at - 1];
      }
      keys[at] = key;
      order[at] = row;
    }
  }

  /** The order of UTF-8 bytes, which is that of code points. */
  static Comparator<String> byBytes() {
    return (a, b) ->
        Arrays.compareUnsigned(
            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
