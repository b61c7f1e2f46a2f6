package org.dalel.formats.tokens;

import java.util.Arrays;
import java.util.List;

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

  /**
   * @param patterns at least one, none of them empty
   */
  public BytePass(List<byte[]> patterns) {
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
