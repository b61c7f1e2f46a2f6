package org.dalel.formats.tokens;

/**
 * Finds pairs of neighbouring bytes with which a pattern can begin; see {@link RunFinder} for why.
 * Immutable; for all threads.
 */
@FunctionalInterface
public interface PairFinder {

  /**
   * The first pairs that begin in {@code data[from .. to)}, in rising order.
   *
   * @param to exclusive; {@code data[to]} is in the array
   * @param found takes the places
   * @return how many were found; when any were, there may be more behind the last of them
   */
  int find(byte[] data, int from, int to, int[] found);

  /** Makes finders. */
  @FunctionalInterface
  interface Maker {
    /**
     * @param first for each byte value the patterns, one bit each, that can begin with it
     * @param second for each byte value the patterns whose second byte it can be
     */
    PairFinder of(long[] first, long[] second);
  }
}
