package org.dalel.plugins.wallets.seed;

import java.util.List;
import java.util.Optional;

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

  /** How Electrum spells it before it makes a seed of it. */
  public String electrumForm() {
    return Checks.electrumForm(words);
  }

  /** The 32 bytes of a Monero phrase of 25 words. */
  public Optional<byte[]> moneroKey() {
    return list(Scheme.MONERO).flatMap(list -> WordKeys.monero(list, words));
  }

  /** The 32 bytes of an Algorand phrase. */
  public Optional<byte[]> algorandKey() {
    return scheme == Scheme.ALGORAND
        ? list(Scheme.BIP39).flatMap(list -> WordKeys.algorand(list, words))
        : Optional.empty();
  }

  /** The hexadecimal digits of a phrase of Electrum 1. */
  public Optional<String> electrum1Digits() {
    return list(Scheme.ELECTRUM1).flatMap(list -> WordKeys.electrum1(list, words));
  }

  /** What a share of SLIP-39 says. */
  public Optional<Slip39Share> share() {
    return scheme == Scheme.SLIP39
        ? list(Scheme.SLIP39)
            .flatMap(
                list -> Slip39Share.of(words.stream().mapToInt(list.words()::indexOf).toArray()))
        : Optional.empty();
  }

  private Optional<WordList> list(Scheme of) {
    return WordList.all().stream()
        .filter(list -> list.scheme() == of && list.language().equals(languages.get(0)))
        .findFirst();
  }

  SeedPhrase with(List<String> otherLanguages) {
    return new SeedPhrase(scheme, otherLanguages, words, checkBits, spoken, from, to);
  }
}
