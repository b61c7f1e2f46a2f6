package org.dalel.plugins.wallets.crypto;

import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Position;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;

/**
 * Tries the passwords of the case on the locks of one file.
 *
 * @param context lends the secrets and the time
 * @param sink takes refusals of locks that cost too much
 */
public record Unlocking(ExtractionContext context, ArtifactSink sink) {

  /** The field of a wallet that names the secret's source. */
  public static final String UNLOCKED_BY = "unlocked-by";

  private static final String ELSEWHERE =
      ": try it with hashcat or john where there is an artifact 'hash-line'";

  /** Tries one password; it must be certain that it fits. */
  @FunctionalInterface
  public interface Opener<T> {
    /** What is inside, if the password fits. */
    Optional<T> open(String password) throws Exception;
  }

  /**
   * Tries the passwords on a lock, unless one attempt would cost too much, which is told as a
   * limit.
   *
   * @param name of the lock, unique in its file
   * @throws Exception what the opener throws
   */
  public <T> Optional<Unlocked<T>> attempt(String name, Kdf kdf, Opener<T> opener)
      throws Exception {
    Optional<String> refusal = kdf.refusal();
    if (refusal.isPresent()) {
      String message = name + ": " + refusal.get() + "; no password is tried here";
      if (kdf.isSound()) {
        sink.limit(new Position.WholeItem(), message + ELSEWHERE);
      } else {
        sink.problem(new Position.WholeItem(), message);
      }
      return Optional.empty();
    }
    Secrets.Lock lock = new Secrets.Lock(name, Secret.Kind.PASSWORD, kdf.effort());
    return context
        .secrets()
        .open(
            lock,
            secret -> opener.open(secret.value()).map(content -> new Unlocked<>(content, secret)));
  }

  /**
   * Whether the lock opens with no password at all, as many programs offer to leave it; that is no
   * guess but how such a wallet is opened.
   *
   * @throws Exception what the opener throws
   */
  public <T> Optional<T> withoutPassword(Opener<T> opener) throws Exception {
    context.checkpoint();
    return opener.open("");
  }

  /** One or more attempts on the locks of a wallet. */
  @FunctionalInterface
  public interface Attempts<T> {
    /** What was inside, and what opened it. */
    Optional<Unlocked<T>> make() throws Exception;
  }

  /**
   * Makes the attempts and emits the wallet whatever comes of them; it says which secret opened it.
   *
   * @throws Exception what the attempts throw
   */
  public <T> Optional<Unlocked<T>> wallet(Artifact.Builder wallet, Attempts<T> attempts)
      throws Exception {
    try {
      Optional<Unlocked<T>> unlocked = attempts.make();
      unlocked.ifPresent(opened -> wallet.field(UNLOCKED_BY, opened.source()));
      return unlocked;
    } finally {
      sink.emit(wallet.build());
    }
  }

  /**
   * The same for a wallet of which more is known when it is open: it is emitted as it looks from
   * outside only when it stays locked.
   *
   * @throws Exception what the attempts throw
   */
  public <T> Optional<Unlocked<T>> whole(Artifact.Builder outside, Attempts<T> attempts)
      throws Exception {
    Optional<Unlocked<T>> unlocked = Optional.empty();
    try {
      unlocked = attempts.make();
      return unlocked;
    } finally {
      if (unlocked.isEmpty()) {
        sink.emit(outside.build());
      }
    }
  }

  /** Offers a seed phrase that was found, so that it may open more. */
  public void offerPhrase(String phrase, String source) {
    String words = phrase.strip().replaceAll("\\s+", " ");
    if (!words.isEmpty()) {
      context.secrets().offer(new Secret(Secret.Kind.SEED_PHRASE, words, source));
    }
  }

  /** A call for long loops. */
  public Runnable checkpoint() {
    return context::checkpoint;
  }
}
