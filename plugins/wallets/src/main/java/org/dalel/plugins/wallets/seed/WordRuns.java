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
  static final int GAP = 16;

  static final int LONGEST_WORD = 24;

  static final byte BETWEEN = 0;
  static final byte WORD = 1;
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

  /** All rows of at least twelve words, twelve of them in a row in one list. */
  void find(Characters text, Consumer<List<Word>> sink) {
    PhraseSteps steps = new PhraseSteps(text, kinds, dictionary, span);
    while (steps.advance()) {
      Place place = look(text, steps.before(), steps.last(), sink);
      steps.continueFrom(place.before(), place.last());
    }
  }

  /** How far a search has come; see {@link PhraseSteps}. */
  private record Place(int before, int last) {}

  /** Looks at the word that the next phrase must cover. */
  private Place look(Characters text, int before, int last, Consumer<List<Word>> sink) {
    int probe = last + span;
    int from = kind(text, probe) == WORD ? start(text, probe, last) : nextWord(text, probe);
    int to = from < 0 ? probe + 1 : end(text, Math.max(from, probe));
    int lists = from < 0 ? 0 : lists(text, from, to);
    if (lists == 0) {
      return new Place(to - 1, to - 1);
    }
    if (!mayBelongToPhrase(text, from, to, lists, before)) {
      return new Place(before, to - 1);
    }
    int end = report(text, firstOfRun(text, from, before), sink);
    return new Place(end - 1, end - 1);
  }

  /** Whether twelve words in a row, this among them, may be in one list. */
  private boolean mayBelongToPhrase(Characters text, int from, int to, int lists, int before) {
    int count = 1;
    int shared = lists;
    for (int first = previousWord(text, from, before); first >= 0 && count < FEWEST; ) {
      shared &= lists(text, first, end(text, first));
      if (shared == 0) {
        break;
      }
      count++;
      first = previousWord(text, first, before);
    }
    shared = lists;
    int end = to;
    for (int next = nextWord(text, end); next > end && count < FEWEST; next = nextWord(text, end)) {
      end = end(text, next);
      shared &= lists(text, next, end);
      if (shared == 0) {
        break;
      }
      count++;
    }
    return count >= FEWEST;
  }

  /** Start of the first of the listed words that stand in front of one. */
  private int firstOfRun(Characters text, int word, int before) {
    int first = word;
    int from = previousWord(text, first, before);
    while (from >= 0 && lists(text, from, end(text, from)) != 0) {
      first = from;
      from = previousWord(text, first, before);
    }
    return first;
  }

  /** Start of the word in front of one, -1 when there is none not far away. */
  private int previousWord(Characters text, int word, int before) {
    int to = word;
    while (to - 1 > before && kind(text, to - 1) == BETWEEN && word - to <= GAP) {
      to--;
    }
    if (to == word || word - to > GAP || to - 1 <= before || kind(text, to - 1) != WORD) {
      return -1;
    }
    return start(text, to - 1, before);
  }

  /** Reports the row that begins with this word if it is long enough; gives its end. */
  private int report(Characters text, int first, Consumer<List<Word>> sink) {
    int count = 0;
    int from = first;
    int end = first;
    while (from >= 0) {
      int to = end(text, from);
      if (lists(text, from, to) == 0) {
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

  /** The lists that have a word, one bit each. */
  private int lists(Characters text, int from, int to) {
    return to - from < shortest ? 0 : dictionary.lists(text, from, to);
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
