package org.dalel.casefile.view;

import java.util.Arrays;

/** Row numbers in the order asked for; never changed once made. */
final class Selection {
  private final int[] rows;
  private final boolean reversed;

  /**
   * A selection over an array that nobody changes.
   *
   * @param reversed to be read from its end
   */
  Selection(int[] rows, boolean reversed) {
    this.rows = rows;
    this.reversed = reversed;
  }

  int size() {
    return rows.length;
  }

  int at(int position) {
    return rows[reversed ? rows.length - 1 - position : position];
  }

  /** Whether a row is here; only where the numbers ascend. */
  boolean hasAscending(int row) {
    return Arrays.binarySearch(rows, row) >= 0;
  }

  /** The array itself, which nobody changes. */
  int[] shared() {
    return rows;
  }

  int[] copy() {
    return rows.clone();
  }

  /** Where a row stands; -1 when it is not here. */
  int positionOf(int row) {
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] == row) {
        return reversed ? rows.length - 1 - i : i;
      }
    }
    return -1;
  }
}
