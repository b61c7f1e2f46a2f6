package org.dalel.plugins.wallets.seed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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

  /** Characters between two words of a phrase at most: {@code \n 12. }, cells of a table. */
  private static final int GAP = 16;

  private static final int LONGEST_WORD = 24;

  private static final byte BETWEEN = 0;
  private static final byte WORD = 1;
  private static final byte FOREIGN = 2;

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
      kinds[c] = wordCharacter.test(c) ? WORD : Character.isLetter(c) ? FOREIGN : BETWEEN;
    }
  }

  /** Of scripts with letters or syllables; the shortest word is Korean. */
  static WordRuns ofLetters(Dictionary dictionary) {
    return new WordRuns(
        dictionary,
        c ->
            Character.isLetter(c) && !Character.isIdeographic(c)
                || Character.getType(c) == Character.NON_SPACING_MARK,
        2);
  }

  /** Of Chinese, where each character is a word and stands apart. */
  static WordRuns ofIdeographs(Dictionary dictionary) {
    return new WordRuns(dictionary, Character::isIdeographic, 1);
  }

  /** All rows of at least twelve words. */
  void find(CharSequence text, Consumer<List<Word>> sink) {
    int length = text.length();
    int last = -1;
    int probe = span - 1;
    while (probe < length) {
      int from = kind(text, probe) == WORD ? start(text, probe, last) : nextWord(text, probe);
      int to = from < 0 ? probe + 1 : end(text, Math.max(from, probe));
      int[] meanings = from < 0 ? Dictionary.NONE : meanings(text, from, to);
      last = to - 1;
      if (meanings.length > 0) {
        List<Word> run = runAround(text, new Word(from, to, meanings), probe - span);
        if (run.size() >= FEWEST) {
          sink.accept(run);
        }
        last = run.get(run.size() - 1).to() - 1;
      }
      probe = last + span;
    }
  }

  private List<Word> runAround(CharSequence text, Word word, int last) {
    Deque<Word> run = new ArrayDeque<>(List.of(word));
    Optional<Word> before = before(text, word.from(), last);
    while (before.isPresent()) {
      run.addFirst(before.get());
      before = before(text, before.get().from(), last);
    }
    Optional<Word> after = after(text, word.to());
    while (after.isPresent()) {
      run.addLast(after.get());
      after = after(text, after.get().to());
    }
    return new ArrayList<>(run);
  }

  private Optional<Word> before(CharSequence text, int from, int last) {
    int to = from;
    while (to - 1 > last && kind(text, to - 1) == BETWEEN && from - to <= GAP) {
      to--;
    }
    boolean found = to - 1 > last && to < from && from - to <= GAP && kind(text, to - 1) == WORD;
    return found ? listed(text, start(text, to - 1, last), to) : Optional.empty();
  }

  private Optional<Word> after(CharSequence text, int to) {
    int from = nextWord(text, to);
    return from <= to ? Optional.empty() : listed(text, from, end(text, from));
  }

  private Optional<Word> listed(CharSequence text, int from, int to) {
    int[] meanings = meanings(text, from, to);
    return meanings.length == 0 ? Optional.empty() : Optional.of(new Word(from, to, meanings));
  }

  private int[] meanings(CharSequence text, int from, int to) {
    return to - from < shortest ? Dictionary.NONE : dictionary.lookUp(text, from, to);
  }

  /** Offset of the first word character not far behind a place, -1 when there is none. */
  private int nextWord(CharSequence text, int at) {
    int limit = Math.min(text.length(), at + GAP + 1);
    int from = at;
    while (from < limit && kind(text, from) == BETWEEN) {
      from++;
    }
    return from < limit && kind(text, from) == WORD ? from : -1;
  }

  private int start(CharSequence text, int at, int last) {
    int from = at;
    while (from - 1 > last && kind(text, from - 1) == WORD && at - from <= LONGEST_WORD) {
      from--;
    }
    return from;
  }

  private int end(CharSequence text, int from) {
    int limit = Math.min(text.length(), from + LONGEST_WORD + 1);
    int to = from + 1;
    while (to < limit && kind(text, to) == WORD) {
      to++;
    }
    return to;
  }

  private byte kind(CharSequence text, int at) {
    return kinds[text.charAt(at)];
  }
}
