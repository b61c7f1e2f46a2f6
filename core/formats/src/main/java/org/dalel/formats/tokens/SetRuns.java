package org.dalel.formats.tokens;

import java.util.List;

/** Finds the runs of several sets of bytes; see {@link RunFinder}. Immutable; for all threads. */
@FunctionalInterface
public interface SetRuns {

  /** All runs of {@code data[from .. to)}, those of one set in rising order. */
  void each(byte[] data, int from, int to, Sink sink);

  /** Takes runs. */
  @FunctionalInterface
  interface Sink {
    /**
     * @param set index of the set
     * @param start offset of the first byte
     * @param end offset behind the last one
     */
    void run(int set, int start, int end);
  }

  /** Makes finders. */
  @FunctionalInterface
  interface Maker {
    SetRuns of(List<ByteSet> sets);
  }

  /**
   * A set.
   *
   * @param inside for each of the 256 byte values whether it is in the set: not 0
   * @param shortest length from which on a run counts
   */
  record ByteSet(byte[] inside, int shortest) {}

  /** One search for each set. */
  static Maker oneByOne(RunFinder.Maker finders) {
    return sets -> {
      RunFinder[] finder =
          sets.stream()
              .map(set -> finders.of(set.inside(), set.shortest()))
              .toArray(RunFinder[]::new);
      return (data, from, to, sink) -> {
        for (int i = 0; i < finder.length; i++) {
          int set = i;
          finder[i].each(data, from, to, false, (start, end, bits) -> sink.run(set, start, end));
        }
      };
    };
  }
}
