package org.dalel.formats.tokens;

import java.util.Arrays;

/** Runs of several sets of bytes, brought into the order of their places. Belongs to one thread. */
final class FoundRuns {
  private long[] places = new long[64];
  private int[] ends = new int[64];
  private int[] sets = new int[64];
  private int count;

  /** Takes the runs. */
  @FunctionalInterface
  interface Sink {
    void run(int set, int start, int end);
  }

  /**
   * @param set index of the set
   */
  void add(int set, int start, int end) {
    if (count == places.length) {
      places = Arrays.copyOf(places, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      sets = Arrays.copyOf(sets, 2 * count);
    }
    places[count] = (long) start << Integer.SIZE | count;
    ends[count] = end;
    sets[count] = set;
    count++;
  }

  /** All of them; those that begin at one place in the order in which they came. */
  void inOrder(Sink sink) {
    Arrays.sort(places, 0, count);
    for (int i = 0; i < count; i++) {
      int which = (int) places[i];
      sink.run(sets[which], (int) (places[i] >>> Integer.SIZE), ends[which]);
    }
  }
}
