package org.dalel.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;

/** The secrets of one call: tries those that are known, and records what became of it. */
final class SecretAttempts implements Secrets {
  private static final int MOST_OFFERS = 10_000;
  private static final int LONGEST = 4096;

  private final List<Secret> known;
  private final ExtractionContext context;
  private final Runnable alive;
  private final List<Extraction.Lock> locks = new ArrayList<>();
  private final List<Secret> offers = new ArrayList<>();

  /**
   * @param known in the order in which they are tried
   * @param alive called before each attempt
   */
  SecretAttempts(List<Secret> known, ExtractionContext context, Runnable alive) {
    this.known = known;
    this.context = context;
    this.alive = alive;
  }

  @Override
  public <T> Optional<T> open(Lock lock, Opener<T> opener) throws Exception {
    int attempts = 0;
    for (Secret secret : known) {
      if (secret.kind() == lock.kind() && attempts < lock.effort().attempts()) {
        context.checkpoint();
        alive.run();
        attempts++;
        Optional<T> inside = opener.open(secret);
        if (inside.isPresent()) {
          locks.add(new Extraction.Lock(lock, attempts, Optional.of(secret.source())));
          return inside;
        }
      }
    }
    locks.add(new Extraction.Lock(lock, attempts, Optional.empty()));
    return Optional.empty();
  }

  /** What is longer than any password, or one too many, is left out. */
  @Override
  public void offer(Secret secret) {
    if (offers.size() < MOST_OFFERS && secret.value().length() <= LONGEST) {
      offers.add(secret);
    }
  }

  List<Extraction.Lock> locks() {
    return locks;
  }

  List<Secret> offers() {
    return offers.stream().distinct().sorted().toList();
  }
}
