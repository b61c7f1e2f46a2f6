package org.dalel.plugins.wallets.seed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.dalel.api.WordRow;
import org.dalel.plugins.wallets.seed.PhraseJudge.Verdict;

/**
 * Finds seed phrases in text: in one line, one word a line, numbered, in columns or in cells, in
 * any of the languages of BIP-39 and Monero. Immutable; one serves all threads.
 */
public final class SeedScanner {

  /** Characters in front of a phrase that are searched for words that speak of it. */
  private static final int BEFORE = 160;

  /** Conjoining Hangul. */
  private static final char FIRST_SYLLABLE = 0x1100;

  /** Between here and the ideographs stand punctuation and symbols, which are everywhere. */
  private static final char FIRST_SYMBOL = 0x2000;

  private static final char FIRST_IDEOGRAPH = 0x2e80;

  private static final List<String> SPEAKING =
      List.of(
          "seed",
          "mnemonic",
          "recovery",
          "phrase",
          "wallet",
          "electrum",
          "backup",
          "monero",
          "bitcoin",
          "tonkeeper",
          "25 words",
          "24 words",
          "12 words",
          "secret",
          "\u0441\u0438\u0434",
          "\u043c\u043d\u0435\u043c\u043e\u043d",
          "\u0444\u0440\u0430\u0437",
          "\u043a\u043e\u0448\u0435\u043b",
          "\u0441\u0435\u043a\u0440\u0435\u0442",
          "\u0441\u043b\u043e\u0432",
          "\u52a9\u8bb0",
          "\u52a9\u8a18",
          "\u79cd\u5b50");

  /** What a text has to hold for a phrase to be in it. */
  public static final WordRow ROW =
      new WordRow(WordRuns.FEWEST, () -> WordList.all().stream().map(WordList::words).toList());

  private final Dictionary dictionary = new Dictionary(WordList.all());
  private final WordRuns letters = WordRuns.ofLetters(dictionary);
  private final WordRuns syllables = WordRuns.ofSyllables(dictionary);

  /** All phrases of a text, in the order of their places; the same words once a scheme. */
  public List<SeedPhrase> scan(CharSequence text) {
    return scan(text, false);
  }

  /**
   * The same of a text of which more may be known.
   *
   * @param ascii that there is nothing but ASCII in it
   */
  public List<SeedPhrase> scan(CharSequence text, boolean ascii) {
    List<SeedPhrase> found = new ArrayList<>();
    // most of the time goes into looking at characters
    Characters characters = Characters.of(text.toString(), ascii);
    letters.find(characters, run -> judge(text, run, found));
    if (!ascii && mayHoldSyllables(characters)) {
      syllables.find(characters, run -> judge(text, run, found));
    }
    return List.copyOf(found);
  }

  private static boolean mayHoldSyllables(Characters text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.at(i);
      if (c >= FIRST_SYLLABLE && (c < FIRST_SYMBOL || c >= FIRST_IDEOGRAPH)) {
        return true;
      }
    }
    return false;
  }

  private void judge(CharSequence text, List<Word> run, List<SeedPhrase> found) {
    Set<Integer> lists = new TreeSet<>();
    run.forEach(word -> Arrays.stream(word.meanings()).map(Dictionary::list).forEach(lists::add));
    for (int list : lists) {
      for (List<Word> part : partsIn(list, run)) {
        judgeParts(text, list, part, found);
      }
    }
  }

  /** The longest rows whose words are all in the list. */
  private static List<List<Word>> partsIn(int list, List<Word> run) {
    List<List<Word>> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= run.size(); i++) {
      if (i == run.size() || run.get(i).indexIn(list) < 0) {
        if (i - from >= WordRuns.FEWEST) {
          parts.add(run.subList(from, i));
        }
        from = i + 1;
      }
    }
    return parts;
  }

  private void judgeParts(CharSequence text, int list, List<Word> part, List<SeedPhrase> found) {
    Pieces pieces = new Pieces(text, part);
    int end = -1;
    for (List<Word> piece : pieces.all()) {
      boolean inside = piece.get(0).from() < end && found.size() > 0 && covered(piece, found, list);
      if (!inside) {
        for (List<Word> order : pieces.orders(piece)) {
          int before = found.size();
          judgeOrder(text, list, piece, order, found);
          if (found.size() > before) {
            end = Math.max(end, piece.get(piece.size() - 1).to());
            break;
          }
        }
      }
    }
  }

  /** Whether a larger part with the same words is a phrase already. */
  private boolean covered(List<Word> piece, List<SeedPhrase> found, int list) {
    int from = piece.get(0).from();
    int to = piece.get(piece.size() - 1).to();
    String language = dictionary.lists().get(list).language();
    return found.stream()
        .anyMatch(
            phrase ->
                phrase.from() <= from
                    && phrase.to() >= to
                    && phrase.languages().contains(language));
  }

  private void judgeOrder(
      CharSequence text, int list, List<Word> piece, List<Word> order, List<SeedPhrase> found) {
    WordList words = dictionary.lists().get(list);
    PhraseJudge judge = new PhraseJudge(words);
    int[] indexes = order.stream().mapToInt(word -> word.indexIn(list)).toArray();
    int from = piece.get(0).from();
    int to = piece.get(piece.size() - 1).to();
    boolean spoken = isSpokenOf(text, from);
    for (Verdict verdict : judge.judge(indexes)) {
      if (verdict.bits() > 0 || spoken) {
        add(
            new SeedPhrase(
                verdict.scheme(),
                List.of(words.language()),
                judge.words(indexes),
                verdict.bits(),
                spoken,
                from,
                to),
            found);
      }
    }
  }

  /** The same words in the list of another language are the same finding. */
  private static void add(SeedPhrase phrase, List<SeedPhrase> found) {
    for (int i = 0; i < found.size(); i++) {
      SeedPhrase other = found.get(i);
      if (other.scheme() == phrase.scheme()
          && other.from() == phrase.from()
          && other.words().equals(phrase.words())) {
        List<String> languages = new ArrayList<>(other.languages());
        languages.addAll(phrase.languages());
        found.set(i, other.with(languages));
        return;
      }
    }
    found.add(phrase);
  }

  private static boolean isSpokenOf(CharSequence text, int from) {
    String before =
        text.subSequence(Math.max(0, from - BEFORE), from).toString().toLowerCase(Locale.ROOT);
    return SPEAKING.stream().anyMatch(before::contains);
  }
}
