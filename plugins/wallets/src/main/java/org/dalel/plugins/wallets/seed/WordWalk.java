package org.dalel.plugins.wallets.seed;

import org.dalel.formats.words.WordCharacters;
import org.dalel.formats.words.WordCharacters.Script;

/**
 * From word to word of a text. Between two words of a phrase there is little, and nothing foreign;
 * of a longer word than any list has, a part is taken.
 */
final class WordWalk {
  private final Characters text;
  private final Script script;

  WordWalk(Characters text, Script script) {
    this.text = text;
    this.script = script;
  }

  boolean isWord(int at) {
    return script.kindOf(text.at(at)) == WordCharacters.WORD;
  }

  private boolean isBetween(int at) {
    return script.kindOf(text.at(at)) == WordCharacters.BETWEEN;
  }

  /**
   * Start of the word that has a character.
   *
   * @param before a character that it does not have
   */
  int start(int at, int before) {
    int lowest = Math.max(before + 1, at - WordCharacters.LONGEST - 1);
    int from = at;
    while (from > lowest && isWord(from - 1)) {
      from--;
    }
    return from;
  }

  int end(int from) {
    int limit = Math.min(text.length(), from + WordCharacters.LONGEST + 1);
    int to = from + 1;
    while (to < limit && isWord(to)) {
      to++;
    }
    return to;
  }

  /** Start of the first word not far behind a place, -1 when there is none. */
  int next(int at) {
    int limit = Math.min(text.length(), at + WordCharacters.MOST_BETWEEN + 1);
    int from = at;
    while (from < limit && isBetween(from)) {
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
    int lowest = Math.max(before + 1, word - WordCharacters.MOST_BETWEEN);
    int to = word;
    while (to > lowest && isBetween(to - 1)) {
      to--;
    }
    return to == word || to - 1 <= before || !isWord(to - 1) ? -1 : start(to - 1, before);
  }
}
