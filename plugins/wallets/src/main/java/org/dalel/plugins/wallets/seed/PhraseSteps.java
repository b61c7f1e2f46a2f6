package org.dalel.plugins.wallets.seed;

/**
 * Steps over text in which no row of words can be a phrase. Nearly all of the time of a search goes
 * into this, and a third of the words of an English text are in some list: so words are looked up
 * by their hashes alone, and a listed word is left behind when its neighbours are not in the same
 * lists. Belongs to one search.
 */
final class PhraseSteps {
  private final Characters text;
  private final byte[] kinds;
  private final Dictionary dictionary;
  private final int span;
  private int before = -1;
  private int last = -1;

  /**
   * @param kinds of characters, as {@link WordRuns} has them
   * @param span characters of the shortest phrase
   */
  PhraseSteps(Characters text, byte[] kinds, Dictionary dictionary, int span) {
    this.text = text;
    this.kinds = kinds;
    this.dictionary = dictionary;
    this.span = span;
  }

  /** The last character that no row of listed words reaches across. */
  int before() {
    return before;
  }

  /** The last character that no phrase covers. */
  int last() {
    return last;
  }

  /** Goes on behind a place that was looked at. */
  void continueFrom(int newBefore, int newLast) {
    before = newBefore;
    last = newLast;
  }

  /** Steps until a phrase may cover the character {@code last() + span}; false at the end. */
  boolean advance() {
    for (int probe = last + span; probe < text.length(); probe = last + span) {
      int from = isWord(probe) ? start(probe, last) : next(probe);
      int to = from < 0 ? probe + 1 : end(Math.max(from, probe));
      int lists = from < 0 ? 0 : dictionary.mayBeIn(text, from, to);
      if (lists != 0 && mayBelongToPhrase(from, to, lists)) {
        return true;
      }
      last = to - 1;
      before = lists == 0 ? last : before;
    }
    return false;
  }

  /** Whether twelve words in a row, this among them, may be in one list. */
  private boolean mayBelongToPhrase(int from, int to, int lists) {
    int count = 1;
    int shared = lists;
    int end = to;
    for (int word = next(end); word > end && count < WordRuns.FEWEST; word = next(end)) {
      end = end(word);
      shared &= dictionary.mayBeIn(text, word, end);
      if (shared == 0) {
        break;
      }
      count++;
    }
    shared = lists;
    for (int word = previous(from); word >= 0 && count < WordRuns.FEWEST; word = previous(word)) {
      shared &= dictionary.mayBeIn(text, word, end(word));
      if (shared == 0) {
        break;
      }
      count++;
    }
    return count >= WordRuns.FEWEST;
  }

  private boolean isWord(int at) {
    return kinds[text.at(at)] == WordRuns.WORD;
  }

  private int start(int at, int limit) {
    int lowest = Math.max(limit + 1, at - WordRuns.LONGEST_WORD - 1);
    int from = at;
    while (from > lowest && isWord(from - 1)) {
      from--;
    }
    return from;
  }

  private int end(int from) {
    int limit = Math.min(text.length(), from + WordRuns.LONGEST_WORD + 1);
    int to = from + 1;
    while (to < limit && isWord(to)) {
      to++;
    }
    return to;
  }

  private int next(int at) {
    int limit = Math.min(text.length(), at + WordRuns.GAP + 1);
    int from = at;
    while (from < limit && kinds[text.at(from)] == WordRuns.BETWEEN) {
      from++;
    }
    return from < limit && isWord(from) ? from : -1;
  }

  private int previous(int word) {
    int lowest = Math.max(before + 1, word - WordRuns.GAP);
    int to = word;
    while (to > lowest && kinds[text.at(to - 1)] == WordRuns.BETWEEN) {
      to--;
    }
    return to == word || to - 1 <= before || !isWord(to - 1) ? -1 : start(to - 1, before);
  }
}
