package org.dalel.formats.words;

/**
 * Finds where words stand in a row that may all be in one list. It overlooks no such row; where it
 * finds one, a word may be in no list all the same. Immutable; for all threads.
 */
public interface WordRowFinder {

  /**
   * The first rows of {@code data[from .. to)}, in rising order; what is not UTF-8 ends a row.
   *
   * @param found takes a place a row: the offset behind the character that makes it long enough
   * @return how many were found; when there is no room for another, there may be more behind the
   *     last of these places
   */
  int find(byte[] data, int from, int to, int[] found);

  /** Whether there is a row in {@code data[from .. to)}, all of which is UTF-16LE. */
  boolean isInUtf16(byte[] data, int from, int to);
}
