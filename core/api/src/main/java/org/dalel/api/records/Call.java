package org.dalel.api.records;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dalel.api.Event;
import org.dalel.api.Identifier;

/**
 * A call.
 *
 * @param service the network or program
 * @param direction from the point of view of the device
 * @param caller who called
 * @param called who was called
 * @param began when it began
 * @param duration how long it was
 * @param answered whether it was answered
 */
@RecordType(name = "call", description = "A call that was made, received or missed.")
public record Call(
    String service,
    Direction direction,
    @As(Identifier.Role.SENDER) Optional<Party> caller,
    @As(Identifier.Role.RECIPIENT) List<Party> called,
    @When(Event.Kind.CALLED) Optional<Instant> began,
    Optional<Duration> duration,
    Optional<Boolean> answered) {

  /** Who called whom. */
  public enum Direction {
    INCOMING,
    OUTGOING,
    UNKNOWN
  }
}
