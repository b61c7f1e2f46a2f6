package org.dalel.extension;

import java.util.List;
import java.util.Optional;
import org.dalel.api.Secret;

/**
 * How one call of a container reader ended; what it gave went to the sink.
 *
 * @param mine whether it says that the container is of its kind
 * @param failure why the call did not come to its end, if it did not
 * @param locks what is locked, and what became of it
 * @param offers secrets found in clear, sorted
 */
public record ContainerReading(
    boolean mine,
    Optional<ExtractionFailure> failure,
    List<Extraction.Lock> locks,
    List<Secret> offers) {

  public ContainerReading {
    locks = List.copyOf(locks);
    offers = List.copyOf(offers);
  }
}
