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
 * @param medium {@code voice} or {@code video}
 * @param conversation id of the chat in which it was made
 * @param result as the program says, e.g. {@code missed}, {@code rejected}
 */
@RecordType(name = "call", description = "A call that was made, received or missed.")
public record Call(
    String service,
    Direction direction,
    @As(Identifier.Role.SENDER) Optional<Party> caller,
    @As(Identifier.Role.RECIPIENT) List<Party> called,
    @When(Event.Kind.CALLED) Optional<Instant> began,
    Optional<Duration> duration,
    Optional<Boolean> answered,
    Optional<String> medium,
    Optional<String> conversation,
    Optional<String> result) {

  /** A call of which no more is known. */
  public Call(
      String service,
      Direction direction,
      Optional<Party> caller,
      List<Party> called,
      Optional<Instant> began,
      Optional<Duration> duration,
      Optional<Boolean> answered) {
    this(
        service,
        direction,
        caller,
        called,
        began,
        duration,
        answered,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Who called whom. */
  public enum Direction {
    INCOMING,
    OUTGOING,
    UNKNOWN
  }
}
