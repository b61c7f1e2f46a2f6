package org.dalel.extension;

import java.util.Optional;
import org.dalel.api.WordRow;
import org.dalel.digest.WordRows;
import org.dalel.formats.words.WordCharacters;
import org.dalel.formats.words.WordCharacters.Script;
import org.dalel.formats.words.WordRowFinder;
import org.dalel.formats.words.WordTable;

/**
 * Finds the rows of words that a scanner asks for, in compiled code. The lists are read when the
 * first text comes. Thread-safe.
 */
final class TextRows implements WordRowFinder {

  /** As much as is searched at once: meanwhile nobody collects garbage. */
  private static final int PART = 1 << 20;

  /** More than any row takes, with a part of a long word in front of it. */
  private static final int OVERLAP = 16 << 10;

  private final WordRow row;
  private volatile Compiled compiled;

  TextRows(WordRow row) {
    this.row = row;
  }

  /** Whether rows can be looked for at all; otherwise all texts have to be shown. */
  static boolean areFound() {
    return WordRows.isCompiled();
  }

  /**
   * The search, or why there is none.
   *
   * @param failure of the plugin that was asked for its lists
   */
  private record Compiled(Optional<WordRows> rows, Optional<Throwable> failure) {}

  @Override
  public int find(byte[] data, int from, int to, int[] found) {
    return compiled().rows.map(rows -> rows.find(data, from, to, found)).orElse(0);
  }

  @Override
  public boolean isInUtf16(byte[] data, int from, int to) {
    return compiled().rows.filter(rows -> rows.isInUtf16(data, from, to)).isPresent();
  }

  /** Whether there may be a row in a text in UTF-8. */
  boolean isIn(byte[] utf8) {
    int[] found = new int[1];
    for (int from = 0; from < utf8.length; from += PART) {
      int to = Math.min(utf8.length, from + PART + OVERLAP);
      if (find(utf8, from, to, found) > 0) {
        return true;
      }
    }
    return false;
  }

  /** What went wrong with the lists, for which no row is found: the scanner's failure, not ours. */
  Optional<Throwable> failure() {
    return compiled().failure;
  }

  private Compiled compiled() {
    Compiled ready = compiled;
    if (ready == null) {
      synchronized (this) {
        ready = compiled == null ? tryToCompile() : compiled;
        compiled = ready;
      }
    }
    return ready;
  }

  private Compiled tryToCompile() {
    try {
      return new Compiled(Optional.of(compile()), Optional.empty());
    } catch (RuntimeException | LinkageError e) {
      return new Compiled(Optional.empty(), Optional.of(e));
    }
  }

  private WordRows compile() {
    WordTable table = new WordTable(row.lists().get());
    WordRows.Limits limits =
        new WordRows.Limits(
            row.fewest(),
            WordCharacters.MOST_BETWEEN,
            WordCharacters.LONGEST,
            Script.LETTERS.shortest(),
            Script.SYLLABLES.shortest());
    Optional<WordRows> rows =
        WordRows.of(
            limits,
            new WordRows.Characters(table.pages(), table.values(), table.places(), table.kinds()),
            new WordRows.Words(table.keys(), table.lists()));
    return rows.orElseThrow();
  }
}
