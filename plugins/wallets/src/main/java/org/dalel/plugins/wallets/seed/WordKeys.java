package org.dalel.plugins.wallets.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Schemes whose words are the key itself. */
final class WordKeys {

  private static final int MONERO_WORDS = 24;
  private static final int KEY = 32;

  private WordKeys() {}

  /**
   * Monero: three words are four bytes, lowest first, each word told by its distance to the last.
   */
  static Optional<byte[]> monero(WordList list, List<String> words) {
    long base = list.words().size();
    byte[] key = new byte[KEY];
    if (words.size() < MONERO_WORDS) {
      return Optional.empty();
    }
    for (int i = 0; i < MONERO_WORDS; i += 3) {
      long first = list.words().indexOf(words.get(i));
      long second = list.words().indexOf(words.get(i + 1));
      long third = list.words().indexOf(words.get(i + 2));
      long value =
          first
              + base * ((second - first + base) % base)
              + base * base * ((third - second + base) % base);
      if (Math.min(first, Math.min(second, third)) < 0 || value >>> Integer.SIZE != 0) {
        return Optional.empty();
      }
      for (int b = 0; b < 4; b++) {
        key[i / 3 * 4 + b] = (byte) (value >>> 8 * b);
      }
    }
    return Optional.of(key);
  }

  /** The words for a key of 32 bytes. */
  static List<String> moneroWords(WordList list, byte[] key) {
    long base = list.words().size();
    List<String> words = new ArrayList<>();
    for (int at = 0; at < KEY; at += 4) {
      long value = 0;
      for (int b = 0; b < 4; b++) {
        value |= (key[at + b] & 0xffL) << 8 * b;
      }
      long first = value % base;
      long second = (value / base + first) % base;
      long third = (value / base / base + second) % base;
      words.add(list.words().get((int) first));
      words.add(list.words().get((int) second));
      words.add(list.words().get((int) third));
    }
    words.add(Checks.moneroChecksum(words, list.prefix()));
    return List.copyOf(words);
  }

  /** Electrum 1: three words are eight digits, each word told by its distance to the last. */
  static Optional<String> electrum1(WordList list, List<String> words) {
    long base = list.words().size();
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i + 3 <= words.size(); i += 3) {
      long first = list.words().indexOf(words.get(i));
      long second = list.words().indexOf(words.get(i + 1));
      long third = list.words().indexOf(words.get(i + 2));
      if (Math.min(first, Math.min(second, third)) < 0) {
        return Optional.empty();
      }
      long value =
          first
              + base * ((second - first + base) % base)
              + base * base * ((third - second + base) % base);
      digits.append("%08x".formatted(value));
    }
    return Optional.of(digits.toString());
  }

  /** Algorand: eleven bits a word, lowest first. */
  static Optional<byte[]> algorand(WordList list, List<String> words) {
    byte[] key = new byte[KEY];
    for (int bit = 0; bit < KEY * 8; bit++) {
      int index = list.words().indexOf(words.get(bit / 11));
      key[bit / 8] |= (byte) ((index >>> bit % 11 & 1) << bit % 8);
    }
    return Optional.of(key);
  }
}
