package org.dalel.plugins.wallets.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Finds rows of words that are all in lists. A phrase of twelve words covers one of every so many
 * neighbouring characters, so most words are never looked up: the search steps from one that is in
 * no list as far as the shortest phrase reaches.
 */
final class WordRuns {

  /** Fewest words of a phrase. */
  static final int FEWEST = 12;

  private static final int[] NOT_LISTED = {};

  private final Dictionary dictionary;
  private final byte[] kinds = new byte[1 << 16];
  private final int shortest;
  private final int span;

  /**
   * @param wordCharacter what words are made of
   * @param shortest characters of the shortest word
   */
  private WordRuns(Dictionary dictionary, IntPredicate wordCharacter, int shortest) {
    this.dictionary = dictionary;
    this.shortest = shortest;
    this.span = FEWEST * (shortest + 1) - 1;
    for (int c = 0; c < kinds.length; c++) {
      kinds[c] =
          wordCharacter.test(c)
              ? WordWalk.WORD
              : isForeign(c) ? WordWalk.FOREIGN : WordWalk.BETWEEN;
    }
  }

  /** What does not stand between the words of a phrase: other letters, and what is not text. */
  private static boolean isForeign(int c) {
    boolean noText = Character.isISOControl(c) && "\t\n\r".indexOf(c) < 0;
    return noText || Character.isLetter(c) || c == 0xfffd;
  }

  /** Of alphabets and kana. */
  static WordRuns ofLetters(Dictionary dictionary) {
    return new WordRuns(
        dictionary,
        c ->
            Character.isLetter(c) && !Character.isIdeographic(c) && !isHangul(c)
                || Character.getType(c) == Character.NON_SPACING_MARK,
        3);
  }

  /** Of Chinese, where each character is a word and stands apart, and Korean. */
  static WordRuns ofSyllables(Dictionary dictionary) {
    return new WordRuns(dictionary, c -> Character.isIdeographic(c) || isHangul(c), 1);
  }

  private static boolean isHangul(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL;
  }

  /** The rows of at least twelve words in which twelve in a row may be in one list. */
  void find(Characters text, Consumer<List<Word>> sink) {
    find(text, span, sink);
  }

  /**
   * The same with steps of another length.
   *
   * @param steps 1 to look at every word
   */
  void find(Characters text, int steps, Consumer<List<Word>> sink) {
    WordWalk walk = new WordWalk(text, kinds);
    PhraseSteps stepping = new PhraseSteps(text, walk, dictionary, steps);
    while (stepping.advance()) {
      List<Word> row = row(text, walk, stepping);
      int word = stepping.word();
      stepping.continueBehind(
          row.isEmpty() ? walk.end(word) - 1 : row.get(row.size() - 1).to() - 1);
      if (row.size() >= FEWEST) {
        sink.accept(row);
      }
    }
  }

  /** The row of listed words that has the word of a step; empty when that is not listed. */
  private List<Word> row(Characters text, WordWalk walk, PhraseSteps stepping) {
    int first = stepping.word();
    for (int word = first;
        word >= 0 && meanings(text, word, walk.end(word)).length > 0;
        word = walk.previous(word, stepping.before())) {
      first = word;
    }
    List<Word> row = new ArrayList<>();
    int word = first;
    while (word >= 0) {
      int to = walk.end(word);
      int[] meanings = meanings(text, word, to);
      if (meanings.length == 0) {
        break;
      }
      row.add(new Word(word, to, meanings));
      int next = walk.next(to);
      word = next > to ? next : -1;
    }
    return row;
  }

  private int[] meanings(Characters text, int from, int to) {
    return to - from < shortest ? NOT_LISTED : dictionary.lookUp(text, from, to);
  }
}
