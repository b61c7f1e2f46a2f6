package org.dalel.casefile.view;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** The rows of each group: a list of row numbers by group, and where each group's begin. */
final class RowGroups {
  private final int[] rows;
  private final int[] begin;

  /** From the group of each row; the first is that of row 1. */
  RowGroups(int[] groupOfRow) {
    int largest = Arrays.stream(groupOfRow).max().orElse(0);
    begin = new int[largest + 2];
    for (int group : groupOfRow) {
      begin[group + 1]++;
    }
    Arrays.parallelPrefix(begin, Integer::sum);
    int[] next = Arrays.copyOf(begin, begin.length);
    rows = new int[groupOfRow.length];
    for (int i = 0; i < groupOfRow.length; i++) {
      rows[next[groupOfRow[i]]++] = i + 1;
    }
  }

  /** Tells the rows of a group, ascending; none when there is no such group. */
  void forEach(long group, IntConsumer row) {
    if (group >= 0 && group < begin.length - 1) {
      int end = begin[(int) group + 1];
      for (int i = begin[(int) group]; i < end; i++) {
        row.accept(rows[i]);
      }
    }
  }
}
