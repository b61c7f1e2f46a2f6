package org.dalel.plugins.wallets.seed;

import java.util.List;
import java.util.Random;

/** Phrases at random that pass their check, in every list that ships. */
public final class MadePhrases {
  private static final List<WordList> LISTS = WordList.all();

  private MadePhrases() {}

  /** How many lists there are. */
  public static int lists() {
    return LISTS.size();
  }

  /** Twelve or 24 words, of Monero 25; of a list without such a check, words at random. */
  public static List<String> of(int which, Random random) {
    WordList list = LISTS.get(which);
    int length = list.scheme() == Scheme.MONERO ? 25 : random.nextInt(4) == 0 ? 24 : 12;
    int[] indexes;
    List<String> words;
    do {
      indexes = random.ints(length, 0, list.words().size()).toArray();
      if (length == 25) {
        indexes[24] = indexes[random.nextInt(24)];
      }
      words = new PhraseJudge(list).words(indexes);
    } while (list.scheme() == Scheme.MONERO && !Checks.isMonero(words, list.prefix())
        || list.scheme() == Scheme.BIP39 && !Checks.isBip39(indexes));
    return words;
  }
}
