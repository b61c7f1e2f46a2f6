package org.dalel.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;

/** The secrets of one call: tries those that are known, and records what became of it. */
public final class SecretAttempts implements Secrets {
  private static final int MOST_OFFERS = 10_000;
  private static final int LONGEST = 4096;

  private final List<Secret> known;
  private final ExtractionContext context;
  private final Runnable alive;
  private final List<Extraction.Lock> locks = new ArrayList<>();
  private final List<Secret> offers = new ArrayList<>();

  /**
   * The secrets of a call.
   *
   * @param known in the order in which they are tried
   * @param context of the call: when it is cancelled, no more are tried
   * @param alive called before each attempt
   */
  public SecretAttempts(List<Secret> known, ExtractionContext context, Runnable alive) {
    this.known = known;
    this.context = context;
    this.alive = alive;
  }

  @Override
  public <T> Optional<T> open(Lock lock, Opener<T> opener) throws Exception {
    List<Secret> fitting = known.stream().filter(s -> s.kind() == lock.kind()).toList();
    int most = Math.min(fitting.size(), lock.effort().attempts());
    for (int at = 0; at < most; at++) {
      context.checkpoint();
      alive.run();
      Optional<T> inside = opener.open(fitting.get(at));
      if (inside.isPresent()) {
        String source = fitting.get(at).source();
        locks.add(new Extraction.Lock(lock, at + 1, 0, Optional.of(source)));
        return inside;
      }
    }
    locks.add(new Extraction.Lock(lock, most, fitting.size() - most, Optional.empty()));
    return Optional.empty();
  }

  /** What is longer than any password, or one too many, is left out. */
  @Override
  public void offer(Secret secret) {
    if (offers.size() < MOST_OFFERS && secret.value().length() <= LONGEST) {
      offers.add(secret);
    }
  }

  /** What was asked for, in that order. */
  public List<Extraction.Lock> locks() {
    return locks;
  }

  /** What was offered, sorted. */
  public List<Secret> offers() {
    return offers.stream().distinct().sorted().toList();
  }
}
