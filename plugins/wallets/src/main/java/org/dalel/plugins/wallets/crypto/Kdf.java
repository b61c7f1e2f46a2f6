package org.dalel.plugins.wallets.crypto;

import java.util.Optional;
import org.dalel.api.Secrets.Effort;

/** How a password becomes a key, at a price that the file names and that is bounded here. */
public sealed interface Kdf permits Scrypt, Pbkdf2, OpenSslKey, Romix, Rounds, CryptoNight {

  /** Rounds of a hash beyond which no password is tried. */
  long MOST_ROUNDS = 10_000_000;

  /**
   * Bytes of memory beyond which no password is tried: of the 768 MiB that the smallest worker has,
   * what is left beside everything else. It is the same for larger workers, so that what a case
   * says does not depend on their size.
   */
  long MOST_MEMORY = 512L << 20;

  /** Bytes that a worker of any size keeps for everything else. */
  long OTHER_MEMORY = 256L << 20;

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

  /** Whether the numbers of the file can be those of such a function at all. */
  default boolean isSound() {
    return true;
  }

  /** Bytes of memory that one attempt may take here. */
  static long memoryAtHand() {
    return Math.min(MOST_MEMORY, Runtime.getRuntime().maxMemory() - OTHER_MEMORY);
  }

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
