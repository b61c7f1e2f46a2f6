package org.dalel.casefile.view;

import java.util.List;
import java.util.OptionalInt;

/**
 * A column of few different texts: a number for each row, and the text of each number.
 *
 * @param codes of rows, the first of row 1; 0 where there is no text
 * @param words texts in the order of their UTF-8 bytes; that of code 1 first
 */
record CodedColumn(int[] codes, List<String> words) {
  CodedColumn {
    words = List.copyOf(words);
  }

  /** The number of a text; empty when no row has it. */
  OptionalInt code(String word) {
    int at = words.indexOf(word);
    return at < 0 ? OptionalInt.empty() : OptionalInt.of(at + 1);
  }

  /** For each number, how many rows have it. */
  int[] counts() {
    int[] counts = new int[words.size() + 1];
    for (int code : codes) {
      counts[code]++;
    }
    return counts;
  }
}
