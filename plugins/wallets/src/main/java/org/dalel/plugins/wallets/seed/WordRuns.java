package org.dalel.plugins.wallets.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dalel.formats.words.WordCharacters.Script;

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
  private final Script script;
  private final int span;

  private WordRuns(Dictionary dictionary, Script script) {
    this.dictionary = dictionary;
    this.script = script;
    this.span = FEWEST * (script.shortest() + 1) - 1;
  }

  /** Of alphabets and kana. */
  static WordRuns ofLetters(Dictionary dictionary) {
    return new WordRuns(dictionary, Script.LETTERS);
  }

  /** Of Chinese, where each character is a word and stands apart, and Korean. */
  static WordRuns ofSyllables(Dictionary dictionary) {
    return new WordRuns(dictionary, Script.SYLLABLES);
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
    WordWalk walk = new WordWalk(text, script);
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
    return to - from < script.shortest() ? NOT_LISTED : dictionary.lookUp(text, from, to);
  }
}
