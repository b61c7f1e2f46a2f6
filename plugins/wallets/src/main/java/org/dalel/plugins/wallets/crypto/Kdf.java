package org.dalel.plugins.wallets.crypto;

import java.util.Optional;
import org.dalel.api.Secrets.Effort;

/** How a password becomes a key, at a price that the file names and that is bounded here. */
public sealed interface Kdf permits Scrypt, Pbkdf2, OpenSslKey, Romix, Rounds, CryptoNight {

  /** Rounds of a hash beyond which no password is tried. */
  long MOST_ROUNDS = 10_000_000;

  /** Bytes of memory beyond which no password is tried. */
  long MOST_MEMORY = 1L << 30;

  /**
   * The key.
   *
   * @param password as the program turns it into bytes
   * @param length of the key in bytes
   * @param checkpoint called from time to time; what it throws passes
   */
  byte[] key(byte[] password, int length, Runnable checkpoint);

  /** Why no password is tried: what was expected of its cost, and what was found. */
  Optional<String> refusal();

  /** What one attempt costs. */
  Effort effort();

  /** The effort of so many compressions of a hash. */
  static Effort ofCompressions(long compressions) {
    if (compressions <= 1_000) {
      return Effort.LOW;
    }
    return compressions <= 200_000 ? Effort.MEDIUM : Effort.HIGH;
  }

  /** A refusal when there are more rounds than are allowed, or none. */
  static Optional<String> refusal(String name, long rounds) {
    return rounds >= 1 && rounds <= MOST_ROUNDS
        ? Optional.empty()
        : Optional.of(name + ": expected 1 to " + MOST_ROUNDS + " rounds, found " + rounds);
  }
}
