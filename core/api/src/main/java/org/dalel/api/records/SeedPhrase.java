package org.dalel.api.records;

import java.util.Optional;

/**
 * Words that restore a wallet; the record holds their ends only. The addresses that follow from
 * them are identifiers of the owner, which whoever knows the derivation adds to the artifact: the
 * phrase itself is not in the case, so nobody could derive them later.
 *
 * @param masked first and last characters, see {@link #of}
 * @param scheme of the words, e.g. {@code bip39}, {@code electrum}, {@code monero}
 * @param words how many there are
 * @param fingerprint of the root key, eight hexadecimal digits
 */
@RecordType(
    name = "seed-phrase",
    description = "Words that restore a wallet, in clear or opened with a known password, masked.")
public record SeedPhrase(String masked, String scheme, long words, Optional<String> fingerprint) {

  /**
   * A phrase, masked here.
   *
   * @param phrase its words, separated by white space
   */
  public static SeedPhrase of(String phrase, String scheme, Optional<String> fingerprint) {
    String words = phrase.strip();
    long count = words.isEmpty() ? 0 : words.split("\\s+").length;
    return new SeedPhrase(Masked.of(words), scheme, count, fingerprint);
  }
}
