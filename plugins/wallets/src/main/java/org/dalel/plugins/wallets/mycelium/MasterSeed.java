package org.dalel.plugins.wallets.mycelium;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.plugins.wallets.artifact.RawTransaction;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.derive.HdNode;
import org.dalel.plugins.wallets.derive.SeedBytes;
import org.dalel.plugins.wallets.seed.Phrases;

/**
 * The words from which a wallet is made, as the store and the paper backup keep them.
 *
 * <pre>
 *   u8 0 (English)   length, entropy 16 to 32   length, additional word (UTF-8)
 *                                               length, seed 64 (not in the paper backup)
 * </pre>
 *
 * <p>Source: com.mrd.bitlib.crypto.Bip39.MasterSeed (Apache-2.0).
 *
 * @param passphrase the additional word, empty without one
 */
record MasterSeed(String words, String passphrase) {

  /** Its id in the store. */
  static final byte[] ID = Bytes.ofHex("d64ca2b680d8c8909a367f28eb47f990");

  /** The words in these bytes, whatever stands behind them. */
  static Optional<MasterSeed> of(byte[] bytes) {
    try {
      ByteCursor in = new ByteCursor(ByteView.of(bytes));
      int list = in.u8();
      byte[] entropy = in.bytes(RawTransaction.count(in, 1));
      byte[] passphrase = in.bytes(RawTransaction.count(in, 1));
      boolean words =
          list == 0 && entropy.length >= 16 && entropy.length <= 32 && entropy.length % 4 == 0;
      return words
          ? Optional.of(
              new MasterSeed(
                  Phrases.bip39(entropy), new String(passphrase, StandardCharsets.UTF_8)))
          : Optional.empty();
    } catch (FormatException tooShort) {
      return Optional.empty();
    }
  }

  /** 64 bytes of BIP-39. */
  byte[] seed() {
    return SeedBytes.bip39(words, passphrase);
  }

  /** The root of all keys. */
  HdNode root() {
    return HdNode.ofSeed(seed());
  }
}
