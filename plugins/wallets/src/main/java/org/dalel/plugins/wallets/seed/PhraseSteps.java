package org.dalel.plugins.wallets.seed;

/**
 * Steps over text in which no row of words can be a phrase. Nearly all of the time of a search goes
 * into this, and a third of the words of an English text are in some list: so words are looked up
 * by their hashes alone, and a listed word is left behind when its neighbours are not in the same
 * lists. Belongs to one search.
 */
final class PhraseSteps {
  private final Characters text;
  private final WordWalk walk;
  private final Dictionary dictionary;
  private final int span;
  private int before = -1;
  private int last = -1;
  private int from;

  /**
   * @param span characters of the shortest phrase: so far a step may go
   */
  PhraseSteps(Characters text, WordWalk walk, Dictionary dictionary, int span) {
    this.text = text;
    this.walk = walk;
    this.dictionary = dictionary;
    this.span = span;
  }

  /** The last character that no row of listed words reaches across. */
  int before() {
    return before;
  }

  /** Start of the word at which {@link #advance} stopped. */
  int word() {
    return from;
  }

  /** Goes on behind a place across which no row of listed words reaches. */
  void continueBehind(int place) {
    before = place;
    last = place;
  }

  /** Steps to the next word that may be one of a phrase; false at the end. */
  boolean advance() {
    for (int probe = last + span; probe < text.length(); probe = last + span) {
      from = walk.isWord(probe) ? walk.start(probe, last) : walk.next(probe);
      int to = from < 0 ? probe + 1 : walk.end(Math.max(from, probe));
      int lists = from < 0 ? 0 : dictionary.mayBeIn(text, from, to);
      if (lists != 0 && mayBelongToPhrase(to, lists)) {
        return true;
      }
      last = to - 1; // no phrase covers it
      before = lists == 0 ? last : before;
    }
    return false;
  }

  /** Whether twelve words in a row, this among them, may be in one list. */
  private boolean mayBelongToPhrase(int to, int lists) {
    int count = 1;
    int shared = lists;
    int end = to;
    for (int word = walk.next(end); word > end && count < WordRuns.FEWEST; word = walk.next(end)) {
      end = walk.end(word);
      shared &= dictionary.mayBeIn(text, word, end);
      if (shared == 0) {
        break;
      }
      count++;
    }
    shared = lists;
    for (int word = walk.previous(from, before);
        word >= 0 && count < WordRuns.FEWEST;
        word = walk.previous(word, before)) {
      shared &= dictionary.mayBeIn(text, word, walk.end(word));
      if (shared == 0) {
        break;
      }
      count++;
    }
    return count >= WordRuns.FEWEST;
  }
}
