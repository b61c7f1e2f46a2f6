package org.dalel.plugins.wallets.seed;

/**
 * From word to word of a text. Between two words of a phrase there is little, and nothing foreign;
 * of a longer word than any list has, a part is taken.
 */
final class WordWalk {
  static final byte BETWEEN = 0;
  static final byte WORD = 1;
  static final byte FOREIGN = 2;

  /** Characters between two words of a phrase at most: {@code \n 12. }, cells of a table. */
  private static final int GAP = 16;

  private static final int LONGEST_WORD = 24;

  private final Characters text;
  private final byte[] kinds;

  /**
   * @param kinds of all characters: one of the constants
   */
  WordWalk(Characters text, byte[] kinds) {
    this.text = text;
    this.kinds = kinds;
  }

  boolean isWord(int at) {
    return kinds[text.at(at)] == WORD;
  }

  /**
   * Start of the word that has a character.
   *
   * @param before a character that it does not have
   */
  int start(int at, int before) {
    int lowest = Math.max(before + 1, at - LONGEST_WORD - 1);
    int from = at;
    while (from > lowest && isWord(from - 1)) {
      from--;
    }
    return from;
  }

  int end(int from) {
    int limit = Math.min(text.length(), from + LONGEST_WORD + 1);
    int to = from + 1;
    while (to < limit && isWord(to)) {
      to++;
    }
    return to;
  }

  /** Start of the first word not far behind a place, -1 when there is none. */
  int next(int at) {
    int limit = Math.min(text.length(), at + GAP + 1);
    int from = at;
    while (from < limit && kinds[text.at(from)] == BETWEEN) {
      from++;
    }
    return from < limit && isWord(from) ? from : -1;
  }

  /**
   * Start of the word not far in front of one, -1 when there is none.
   *
   * @param before a character at which the search ends
   */
  int previous(int word, int before) {
    int lowest = Math.max(before + 1, word - GAP);
    int to = word;
    while (to > lowest && kinds[text.at(to - 1)] == BETWEEN) {
      to--;
    }
    return to == word || to - 1 <= before || !isWord(to - 1) ? -1 : start(to - 1, before);
  }
}
