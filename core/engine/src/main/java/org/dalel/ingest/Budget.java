package org.dalel.ingest;

import java.time.Duration;
import java.util.List;
import org.dalel.api.Secret;
import org.dalel.api.Surroundings;
import org.dalel.extension.HostContext;

/**
 * No deadline of its own: the supervisor's watchdog ends what takes too long. Not cancelled by a
 * stop either: half of what an extractor finds in a content must not be taken for the whole.
 *
 * @param knownSecrets to try, in this order
 * @param alive called before each attempt
 * @param surroundings of what is looked at
 */
record Budget(List<Secret> knownSecrets, Runnable alive, Surroundings surroundings)
    implements HostContext {
  static final Duration LONG = Duration.ofHours(1);

  /** Without secrets. */
  Budget() {
    this(List.of(), () -> {}, Surroundings.NONE);
  }

  @Override
  public Duration timeLeft() {
    return LONG;
  }

  @Override
  public boolean isCancelled() {
    return false;
  }

  @Override
  public void attempting() {
    alive.run();
  }
}
