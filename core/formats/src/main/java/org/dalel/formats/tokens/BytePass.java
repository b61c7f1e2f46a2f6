package org.dalel.formats.tokens;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the places of some byte sequences, all in one pass that steps over what cannot be the end
 * of any (Horspool's shift table over the shortest length; "Practical fast searching in strings",
 * Software: Practice and Experience 10, 1980). Immutable; for all threads.
 */
public final class BytePass {

  private final List<byte[]> patterns;
  private final int window;

  /** How far to step from a window by its last byte; negative where a pattern may stand. */
  private final int[] shift = new int[256];

  private final Optional<PairFinder> pairs;

  /**
   * @param patterns at least one, none of them empty
   */
  public BytePass(List<byte[]> patterns) {
    this(patterns, Optional.empty());
  }

  /** The same, where pairs of bytes are found by somebody else. */
  public BytePass(List<byte[]> patterns, Optional<PairFinder.Maker> finders) {
    this.patterns = patterns.stream().map(byte[]::clone).toList();
    this.window = patterns.stream().mapToInt(p -> p.length).min().orElse(0);
    if (window == 0) {
      throw new IllegalArgumentException("byte patterns: expected some, none of them empty");
    }
    Arrays.fill(shift, window);
    for (byte[] pattern : this.patterns) {
      for (int i = 0; i < window - 1; i++) {
        int to = window - 1 - i;
        shift[pattern[i] & 0xff] = Math.min(shift[pattern[i] & 0xff], to);
      }
    }
    for (byte[] pattern : this.patterns) {
      int last = pattern[window - 1] & 0xff;
      shift[last] = -Math.abs(shift[last]);
    }
    this.pairs = window < 2 ? Optional.empty() : finders.map(this::pairs);
  }

  private PairFinder pairs(PairFinder.Maker finders) {
    long[] first = new long[256];
    long[] second = new long[256];
    for (int i = 0; i < patterns.size(); i++) {
      first[patterns.get(i)[0] & 0xff] |= 1L << i; // of more than 64 some share a bit
      second[patterns.get(i)[1] & 0xff] |= 1L << i;
    }
    return finders.of(first, second);
  }

  /** Takes the places. */
  @FunctionalInterface
  public interface Sink {
    /**
     * @param pattern index of the pattern
     * @param at offset of its first byte
     */
    void found(int pattern, int at);
  }

  /** All places that lie wholly in a part of the bytes, in rising order. */
  public void find(byte[] data, int from, int to, Sink sink) {
    if (pairs.isPresent()) {
      byPairs(pairs.get(), data, from, to, sink);
    } else {
      bySteps(data, from, to, sink);
    }
  }

  private void byPairs(PairFinder finder, byte[] data, int from, int to, Sink sink) {
    int[] found = new int[64];
    int at = from;
    int count = finder.find(data, at, to - 1, found);
    while (count > 0) {
      for (int i = 0; i < count; i++) {
        compare(data, found[i], to, sink);
      }
      at = found[count - 1] + 1;
      count = finder.find(data, at, to - 1, found);
    }
  }

  private void bySteps(byte[] data, int from, int to, Sink sink) {
    int last = to - window;
    int at = from;
    while (at <= last) {
      int step = shift[data[at + window - 1] & 0xff];
      if (step < 0) {
        compare(data, at, to, sink);
        step = -step;
      }
      at += step;
    }
  }

  private void compare(byte[] data, int at, int to, Sink sink) {
    for (int i = 0; i < patterns.size(); i++) {
      byte[] pattern = patterns.get(i);
      if (pattern[0] == data[at]
          && at + pattern.length <= to
          && Arrays.equals(data, at, at + pattern.length, pattern, 0, pattern.length)) {
        sink.found(i, at);
      }
    }
  }
}
