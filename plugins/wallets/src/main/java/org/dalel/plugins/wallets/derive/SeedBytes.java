package org.dalel.plugins.wallets.derive;

import java.text.Normalizer;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.seed.SeedPhrase;

/** The seed that a phrase stands for. */
public final class SeedBytes {

  private SeedBytes() {}

  /**
   * 64 bytes of BIP-39 or Electrum 2; absent for schemes whose words are themselves the key.
   *
   * @param passphrase the additional word, empty when there is none
   */
  public static Optional<byte[]> of(SeedPhrase phrase, String passphrase) {
    return switch (phrase.scheme()) {
      case BIP39 -> Optional.of(bip39(phrase.phrase(), passphrase));
      case ELECTRUM2 -> Optional.of(electrum(phrase.electrumForm(), passphrase));
      default -> Optional.empty();
    };
  }

  /**
   * First four bytes of the hash of the root's public key, in hexadecimal digits: by these wallets
   * and devices name a seed. Absent for schemes without a root.
   */
  public static Optional<String> fingerprint(SeedPhrase phrase, String passphrase) {
    return of(phrase, passphrase)
        .map(seed -> Digests.hash160(HdNode.ofSeed(seed).publicKey()))
        .map(hash -> Bytes.hex(Bytes.part(hash, 0, 4)));
  }

  /** BIP-39. */
  public static byte[] bip39(String phrase, String passphrase) {
    return Macs.pbkdf2(decomposed(phrase), "mnemonic" + decomposed(passphrase));
  }

  private static byte[] electrum(String phrase, String passphrase) {
    return Macs.pbkdf2(phrase, "electrum" + decomposed(passphrase));
  }

  private static String decomposed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD);
  }
}
