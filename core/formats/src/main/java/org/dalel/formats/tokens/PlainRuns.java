package org.dalel.formats.tokens;

import java.util.Arrays;

/**
 * The finder in Java. A run of {@code n} bytes covers one of every {@code n} neighbouring bytes, so
 * most bytes are never looked at: the search steps from one byte that is not in the set to the
 * farthest one that a run behind it must reach, and reads backwards from there (the idea of Boyer
 * and Moore, "A fast string searching algorithm", CACM 20, 1977).
 */
public final class PlainRuns implements RunFinder {

  private final byte[] inside;
  private final int shortest;

  /** See {@link RunFinder.Maker}. */
  public PlainRuns(byte[] inside, int shortest) {
    this.inside = Arrays.copyOf(inside, 256);
    this.shortest = shortest;
  }

  @Override
  public int find(byte[] data, int from, int to, boolean wide, int[] found) {
    return wide ? wide(data, from, to, found) : narrow(data, from, to, found);
  }

  private int narrow(byte[] data, int from, int to, int[] found) {
    int count = 0;
    int last = from - 1;
    int probe = last + shortest;
    while (probe < to && count < found.length) {
      int at = probe;
      while (at > last && inside[data[at] & 0xff] != 0) {
        at--;
      }
      if (at == last) {
        int end = probe + 1;
        while (end < to && inside[data[end] & 0xff] != 0) {
          end++;
        }
        found[count++] = last + 1;
        found[count++] = end;
        found[count++] = bits(data, last + 1, end);
        at = end;
      }
      last = at;
      probe = at + shortest;
    }
    return count / NUMBERS;
  }

  private static int bits(byte[] data, int from, int to) {
    int bits = 0;
    for (int i = from; i < to; i++) {
      bits |= data[i];
    }
    return bits & 0xff;
  }

  /** Runs of both parities in the order of their places; they never overlap. */
  private int wide(byte[] data, int from, int to, int[] found) {
    int count = 0;
    int[] even = new int[2];
    int[] odd = new int[2];
    next(data, from, to, even);
    next(data, from + 1, to, odd);
    while (count < found.length && Math.min(even[0], odd[0]) < to) {
      int[] first = even[0] < odd[0] ? even : odd;
      found[count++] = first[0];
      found[count++] = first[1];
      found[count++] = 0;
      next(data, first[1], to, first);
    }
    return count / NUMBERS;
  }

  /**
   * The first run that begins an even number of bytes behind {@code from}.
   *
   * @param run takes its ends, {@code to} when there is none
   */
  private void next(byte[] data, int from, int to, int[] run) {
    int step = 2 * shortest;
    int last = from - 2;
    int probe = last + step;
    while (probe < to) {
      int at = probe;
      while (at > last && isWide(data, at, to)) {
        at -= 2;
      }
      if (at == last) {
        int end = probe + 2;
        while (end < to && isWide(data, end, to)) {
          end += 2;
        }
        run[0] = last + 2;
        run[1] = end;
        return;
      }
      last = at;
      probe = at + step;
    }
    run[0] = to;
    run[1] = to;
  }

  /** The last zero of big-endian text may be missing: it would belong to the next character. */
  private boolean isWide(byte[] data, int at, int to) {
    return (at + 1 >= to || data[at + 1] == 0) && inside[data[at] & 0xff] != 0;
  }
}
