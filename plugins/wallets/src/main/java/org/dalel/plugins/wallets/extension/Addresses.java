package org.dalel.plugins.wallets.extension;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.ChainScanner;
import org.dalel.plugins.wallets.chain.Finding;
import org.dalel.plugins.wallets.chain.Kind;
import org.dalel.plugins.wallets.chain.codec.Base58;

/** Tells what chain an address is of that stands where an address has to stand. */
final class Addresses {

  private static final int LONGEST = 160;
  private static final int SOLANA_BYTES = 32;

  private Addresses() {}

  /**
   * The chain of a text that is an address from its first character to its last.
   *
   * @param usual the chain of the wallet, believed where the text itself does not tell
   */
  static Optional<Chain> chain(String text, Chain usual) {
    if (text.matches("0x[0-9a-fA-F]{40}")) {
      return Optional.of(Chain.EVM);
    }
    if (text.length() < 20 || text.length() > LONGEST || !text.matches("[!-~]+")) {
      return Optional.empty();
    }
    return scanned(text).or(() -> solana(text, usual));
  }

  private static Optional<Chain> scanned(String text) {
    List<Finding> found = ChainScanner.shared().scan(text.getBytes(StandardCharsets.US_ASCII));
    return found.stream()
        .filter(f -> f.offset() == 0 && f.text().length() == text.length())
        .filter(f -> f.recognition().kind() == Kind.ADDRESS)
        .map(f -> f.recognition().readings().get(0).chain())
        .findFirst();
  }

  private static Optional<Chain> solana(String text, Chain usual) {
    return Optional.of(Chain.SOL)
        .filter(usual::equals)
        .filter(sol -> text.length() <= 44)
        .filter(
            sol -> Base58.BITCOIN.decode(text).filter(b -> b.length == SOLANA_BYTES).isPresent());
  }

  /** The spelling that all spellings of an address share, to tell whether two are the same. */
  static String canonical(String address) {
    return address.startsWith("0x") ? address.toLowerCase(Locale.ROOT) : address;
  }
}
