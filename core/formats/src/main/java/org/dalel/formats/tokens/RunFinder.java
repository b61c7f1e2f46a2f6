package org.dalel.formats.tokens;

/**
 * Finds the runs of bytes of one set that are as long as possible. What a pass does with every
 * byte, so that a program may bring a finder in compiled code; {@link PlainRuns} is in Java.
 * Immutable; for all threads.
 */
@FunctionalInterface
public interface RunFinder {

  /** Numbers that tell a run: where it begins, where it ends, the bits of its bytes. */
  int NUMBERS = 3;

  /**
   * The first runs of {@code data[from .. to)}, in rising order.
   *
   * @param wide of characters of two bytes, the second of which is 0, or lies behind the end;
   *     lengths are in characters
   * @param found takes {@link #NUMBERS} numbers a run: offset of its first byte, offset behind its
   *     last one, all bits of its bytes (0 when wide)
   * @return how many were found; when there is no room for another, there may be more behind the
   *     last of them
   */
  int find(byte[] data, int from, int to, boolean wide, int[] found);

  /** Makes finders. */
  @FunctionalInterface
  interface Maker {
    /**
     * @param inside for each of the 256 byte values whether it is in the set: not 0
     * @param shortest length from which on a run counts
     */
    RunFinder of(byte[] inside, int shortest);
  }

  /** Takes runs. */
  @FunctionalInterface
  interface Sink {
    /**
     * @param start offset of the first byte
     * @param end offset behind the last one
     * @param bits all bits of its bytes
     */
    void run(int start, int end, int bits);
  }

  /** All runs of {@code data[from .. to)}, in rising order. */
  default void each(byte[] data, int from, int to, boolean wide, Sink sink) {
    int[] found = new int[NUMBERS * 32];
    int at = from;
    int count;
    do {
      count = find(data, at, to, wide, found);
      for (int i = 0; i < count * NUMBERS; i += NUMBERS) {
        sink.run(found[i], found[i + 1], found[i + 2]);
        at = found[i + 1];
      }
    } while (count * NUMBERS == found.length && at < to);
  }
}
