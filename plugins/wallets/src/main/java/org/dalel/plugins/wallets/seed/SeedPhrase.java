package org.dalel.plugins.wallets.seed;

import java.util.List;

/**
 * A phrase that passes the check of a scheme.
 *
 * @param scheme how its words stand for a seed
 * @param languages of the lists that have all its words; several for Chinese characters
 * @param words in the order that is meant, as they stand in the list (NFC)
 * @param checkBits how many bits of it check the others: the chance of a false one is 1 in 2 to the
 *     power of these
 * @param spoken whether the text in front speaks of seeds, wallets or the like
 * @param from offset of its first character in the text
 * @param to offset behind its last character
 */
public record SeedPhrase(
    Scheme scheme,
    List<String> languages,
    List<String> words,
    int checkBits,
    boolean spoken,
    int from,
    int to) {

  public SeedPhrase {
    languages = List.copyOf(languages);
    words = List.copyOf(words);
  }

  /** The words with single spaces. */
  public String phrase() {
    return String.join(" ", words);
  }

  SeedPhrase with(List<String> otherLanguages) {
    return new SeedPhrase(scheme, otherLanguages, words, checkBits, spoken, from, to);
  }
}
