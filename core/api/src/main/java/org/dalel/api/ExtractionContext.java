package org.dalel.api;

import java.time.Duration;

/**
 * What the engine lends to one extraction, for its duration: now its budget; later neighbours of
 * the file, private copies and secrets.
 */
public interface ExtractionContext {

  /**
   * Time left for this extraction; zero when it is over. The worker is killed some time after that.
   */
  Duration timeLeft();

  /** Whether the extraction should end: its time is over, or the run is being stopped. */
  boolean isCancelled();

  /**
   * Call this in every long loop, e.g. once a record or once a page; it costs next to nothing.
   *
   * @throws ExtractionCancelledException when {@link #isCancelled()}; let it pass
   */
  default void checkpoint() {
    if (isCancelled()) {
      throw new ExtractionCancelledException();
    }
  }
}
