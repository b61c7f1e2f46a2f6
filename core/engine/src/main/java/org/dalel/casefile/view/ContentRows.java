package org.dalel.casefile.view;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.dalel.casefile.read.TextMatches;

/** The rows of each content: a list of row numbers by content, and where each content's begin. */
final class ContentRows {
  private final int[] rows;
  private final int[] begin;

  /** From the content of each row. */
  ContentRows(int[] contentOfRow) {
    int largest = Arrays.stream(contentOfRow).max().orElse(0);
    begin = new int[largest + 2];
    for (int content : contentOfRow) {
      begin[content + 1]++;
    }
    Arrays.parallelPrefix(begin, Integer::sum);
    int[] next = Arrays.copyOf(begin, begin.length);
    rows = new int[contentOfRow.length];
    for (int i = 0; i < contentOfRow.length; i++) {
      rows[next[contentOfRow[i]]++] = i + 1;
    }
  }

  /** The rows of all contents that match, ascending. */
  int[] of(TextMatches matches) {
    IntStream found =
        IntStream.range(0, matches.size())
            .filter(i -> matches.holder(i) > 0 && matches.holder(i) < begin.length - 1)
            .map(i -> (int) matches.holder(i))
            .flatMap(content -> Arrays.stream(rows, begin[content], begin[content + 1]));
    return found.sorted().toArray();
  }
}
