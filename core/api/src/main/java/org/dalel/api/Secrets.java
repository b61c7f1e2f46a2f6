package org.dalel.api;

import java.util.Optional;

/**
 * The passwords and keys of a case: those that the examiner gave, and those found on the evidence.
 * Nothing is guessed.
 *
 * <p>What can be read without a secret is emitted in every case. An extraction that asked for a
 * secret is repeated when new ones have become known, with the file as it was; what it emits then
 * takes the place of what it emitted before.
 */
public interface Secrets {

  /** No secrets, and nobody who takes some. */
  Secrets NONE =
      new Secrets() {
        @Override
        public <T> Optional<T> open(Lock lock, Opener<T> opener) {
          return Optional.empty();
        }

        @Override
        public void offer(Secret secret) {
          // nobody is there
        }
      };

  /**
   * Tries the known secrets on something locked, one after the other in a fixed order, until one
   * opens it. The engine bounds the number of attempts by their effort, records how many were made
   * and which secret opened the lock, and ends them when the extraction is cancelled.
   *
   * @return what the opener made of the first secret that fits; empty when none does
   * @throws Exception what the opener throws
   */
  <T> Optional<T> open(Lock lock, Opener<T> opener) throws Exception;

  /** Offers a secret that this file holds in clear; it may open something else. */
  void offer(Secret secret);

  /**
   * Something locked.
   *
   * @param name what it is, for the examiner, unique in its file: {@code wallet}, {@code vault 2}
   * @param kind what opens it
   * @param effort what one attempt costs
   */
  record Lock(String name, Secret.Kind kind, Effort effort) {}

  /** What one attempt costs; it decides how many are made on one lock. */
  enum Effort {
    /** Less than a millisecond: up to 10,000 attempts. */
    LOW(10_000),
    /** Up to a tenth of a second: up to 1,000 attempts. */
    MEDIUM(1_000),
    /** Up to some seconds, or much memory: up to 50 attempts. */
    HIGH(50);

    private final int attempts;

    Effort(int attempts) {
      this.attempts = attempts;
    }

    /** How many attempts are made on one lock. */
    public int attempts() {
      return attempts;
    }
  }

  /** Tries one secret. */
  @FunctionalInterface
  interface Opener<T> {
    /** What is inside, if the secret fits; it must be certain that it does. */
    Optional<T> open(Secret secret) throws Exception;
  }
}
