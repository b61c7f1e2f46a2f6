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
      kinds[c] = wordCharacter.test(c) ? WORD : isForeign(c) ? FOREIGN : BETWEEN;
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

  /** All rows of at least twelve words. */
  void find(Characters text, Consumer<List<Word>> sink) {
    int length = text.length();
    int last = -1;
    int probe = span - 1;
    while (probe < length) {
      int from = kind(text, probe) == WORD ? start(text, probe, last) : nextWord(text, probe);
      int to = from < 0 ? probe + 1 : end(text, Math.max(from, probe));
      if (from >= 0 && isListed(text, from, to)) {
        to = report(text, firstOfRun(text, from, last), sink);
      }
      last = to - 1;
      probe = last + span;
    }
  }

  /** Start of the first of the listed words that stand in front of one. */
  private int firstOfRun(Characters text, int word, int last) {
    int first = word;
    while (true) {
      int to = first;
      while (to - 1 > last && kind(text, to - 1) == BETWEEN && first - to <= GAP) {
        to--;
      }
      if (to == first || first - to > GAP || to - 1 <= last || kind(text, to - 1) != WORD) {
        return first;
      }
      int from = start(text, to - 1, last);
      if (!isListed(text, from, to)) {
        return first;
      }
      first = from;
    }
  }

  /** Reports the row that begins with this word if it is long enough; gives its end. */
  private int report(Characters text, int first, Consumer<List<Word>> sink) {
    int count = 0;
    int from = first;
    int end = first;
    while (from >= 0) {
      int to = end(text, from);
      if (!isListed(text, from, to)) {
        break;
      }
      count++;
      end = to;
      int next = nextWord(text, to);
      from = next > to ? next : -1;
    }
    if (count >= FEWEST) {
      sink.accept(words(text, first, end));
    }
    return end;
  }

  private List<Word> words(Characters text, int first, int end) {
    List<Word> words = new ArrayList<>();
    for (int from = first; from >= 0 && from < end; from = nextWord(text, end(text, from))) {
      int to = end(text, from);
      words.add(new Word(from, to, dictionary.lookUp(text, from, to)));
    }
    return words;
  }

  private boolean isListed(Characters text, int from, int to) {
    return to - from >= shortest && dictionary.lookUp(text, from, to).length > 0;
  }

  /** Offset of the first word character not far behind a place, -1 when there is none. */
  private int nextWord(Characters text, int at) {
    int limit = Math.min(text.length(), at + GAP + 1);
    int from = at;
    while (from < limit && kind(text, from) == BETWEEN) {
      from++;
    }
    return from < limit && kind(text, from) == WORD ? from : -1;
  }

  private int start(Characters text, int at, int last) {
    int from = at;
    while (from - 1 > last && kind(text, from - 1) == WORD && at - from <= LONGEST_WORD) {
      from--;
    }
    return from;
  }

  private int end(Characters text, int from) {
    int limit = Math.min(text.length(), from + LONGEST_WORD + 1);
    int to = from + 1;
    while (to < limit && kind(text, to) == WORD) {
      to++;
    }
    return to;
  }

  private byte kind(Characters text, int at) {
    return kinds[text.at(at)];
  }
}
