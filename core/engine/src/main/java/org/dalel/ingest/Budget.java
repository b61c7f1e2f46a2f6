package org.dalel.ingest;

import java.time.Duration;
import org.dalel.extension.HostContext;

/**
 * No deadline of its own: the supervisor's watchdog ends what takes too long. Not cancelled by a
 * stop either: half of what an extractor finds in a content must not be taken for the whole.
 */
record Budget() implements HostContext {
  static final Duration LONG = Duration.ofHours(1);

  @Override
  public Duration timeLeft() {
    return LONG;
  }

  @Override
  public boolean isCancelled() {
    return false;
  }
}
