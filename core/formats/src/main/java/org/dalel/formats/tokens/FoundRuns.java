package org.dalel.formats.tokens;

import java.util.Arrays;

/** Runs of several sets of bytes, brought into the order of their places. Belongs to one thread. */
final class FoundRuns {
  private static final int ROOM = 16;

  /** Where the runs of each set begin and end, in turn. */
  private final int[][] ends;

  private final int[] counts;

  /**
   * @param sets how many there are
   */
  FoundRuns(int sets) {
    ends = new int[sets][2 * ROOM];
    counts = new int[sets];
  }

  /** Takes the runs. */
  @FunctionalInterface
  interface Sink {
    void run(int set, int start, int end);
  }

  /**
   * Adds a run behind the others of its set.
   *
   * @param set index of the set
   */
  void add(int set, int start, int end) {
    int count = counts[set];
    if (count == ends[set].length) {
      ends[set] = Arrays.copyOf(ends[set], 2 * count);
    }
    ends[set][count] = start;
    ends[set][count + 1] = end;
    counts[set] = count + 2;
  }

  /** All of them; those that begin at one place in the order of their sets. */
  void inOrder(Sink sink) {
    int[] next = new int[ends.length];
    for (int set = first(next); set >= 0; set = first(next)) {
      int at = next[set];
      next[set] = at + 2;
      sink.run(set, ends[set][at], ends[set][at + 1]);
    }
  }

  /** The set with the first of the runs that are left; -1 when none is left. */
  private int first(int[] next) {
    int first = -1;
    for (int set = 0; set < next.length; set++) {
      if (next[set] < counts[set] && (first < 0 || start(set, next) < start(first, next))) {
        first = set;
      }
    }
    return first;
  }

  private int start(int set, int[] next) {
    return ends[set][next[set]];
  }
}
