package org.dalel.plugins.wallets.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.codec.Digests;

/** The words of keys that programs keep as bytes. */
public final class Phrases {

  private static final int WORD_BITS = 11;
  private static final int OLD_WORDS = 1626;

  private Phrases() {}

  /** English words of BIP-39 for 16 to 32 bytes, a multiple of four. */
  public static String bip39(byte[] entropy) {
    if (entropy.length < 16 || entropy.length > 32 || entropy.length % 4 != 0) {
      throw new IllegalArgumentException(
          "entropy of BIP-39: expected 16, 20, 24, 28 or 32 bytes, found " + entropy.length);
    }
    List<String> list = list(Scheme.BIP39);
    byte[] check = Digests.sha256(entropy);
    List<String> words = new ArrayList<>();
    for (int bit = 0; bit < entropy.length * 8 + entropy.length / 4; bit += WORD_BITS) {
      int index = 0;
      for (int i = bit; i < bit + WORD_BITS; i++) {
        index = index << 1 | (i < entropy.length * 8 ? bit(entropy, i) : bit(check, i % 8));
      }
      words.add(list.get(index));
    }
    return String.join(" ", words);
  }

  /** The words of Electrum 1 for hexadecimal digits, eight for three words (old_mnemonic.py). */
  public static String electrum1(String digits) {
    List<String> list = list(Scheme.ELECTRUM1);
    List<String> words = new ArrayList<>();
    for (int at = 0; at + 8 <= digits.length(); at += 8) {
      long number = Long.parseLong(digits.substring(at, at + 8), 16);
      long first = number % OLD_WORDS;
      long second = (number / OLD_WORDS + first) % OLD_WORDS;
      long third = (number / OLD_WORDS / OLD_WORDS + second) % OLD_WORDS;
      words.add(list.get((int) first));
      words.add(list.get((int) second));
      words.add(list.get((int) third));
    }
    return String.join(" ", words);
  }

  /**
   * The 25 words of Monero for a key of 32 bytes, four bytes for three words and the one that
   * checks them; absent for a language whose list is not here (electrum-words.cpp).
   *
   * @param language as {@code lists.txt} spells it
   */
  public static Optional<SeedPhrase> monero(String language, byte[] key) {
    return WordList.all().stream()
        .filter(list -> list.scheme() == Scheme.MONERO && list.language().equals(language))
        .findFirst()
        .map(
            list -> {
              List<String> words = WordKeys.moneroWords(list, key);
              return new SeedPhrase(Scheme.MONERO, List.of(language), words, 4, true, 0, 0);
            });
  }

  /** Whether words are a phrase of BIP-39 in one of its languages. */
  public static boolean isBip39(String phrase) {
    List<String> words = List.of(phrase.strip().split("\\s+"));
    return WordList.all().stream()
        .filter(list -> list.scheme() == Scheme.BIP39 && list.words().containsAll(words))
        .anyMatch(list -> Checks.isBip39(words.stream().mapToInt(list.words()::indexOf).toArray()));
  }

  /** Whether all words are of one list of BIP-39, in any number and order. */
  public static boolean isOfBip39Words(String phrase) {
    List<String> words = List.of(phrase.strip().split("\\s+"));
    return words.size() >= 12
        && WordList.all().stream()
            .anyMatch(list -> list.scheme() == Scheme.BIP39 && list.words().containsAll(words));
  }

  /** A phrase of Electrum 2, whether its version fits or not. */
  public static SeedPhrase electrum2(String phrase) {
    return plain(Scheme.ELECTRUM2, phrase);
  }

  /** A phrase of BIP-39, whether its checksum fits or not. */
  public static SeedPhrase ofBip39(String phrase) {
    return plain(Scheme.BIP39, phrase);
  }

  private static SeedPhrase plain(Scheme scheme, String phrase) {
    List<String> words = List.of(phrase.strip().split("\\s+"));
    return new SeedPhrase(scheme, List.of("english"), words, 0, false, 0, phrase.length());
  }

  private static int bit(byte[] bytes, int index) {
    return bytes[index / 8] >>> 7 - index % 8 & 1;
  }

  private static List<String> list(Scheme scheme) {
    return WordList.all().stream()
        .filter(list -> list.scheme() == scheme && list.language().equals("english"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(scheme + ": expected an English list"))
        .words();
  }
}
