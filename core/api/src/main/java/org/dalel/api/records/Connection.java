package org.dalel.api.records;

import java.time.Instant;
import java.util.Optional;
import org.dalel.api.Event;
import org.dalel.api.Identifier;

/**
 * A remote session, a network or a device that was connected.
 *
 * @param program that made it, e.g. {@code AnyDesk}
 * @param direction who connected to whom
 * @param peer the other side
 * @param began when it began
 * @param ended when it ended
 */
@RecordType(name = "connection", description = "A connection of this device with another one.")
public record Connection(
    String program,
    Call.Direction direction,
    @As(Identifier.Role.PARTICIPANT) Optional<Party> peer,
    @When(Event.Kind.CONNECTED) Optional<Instant> began,
    Optional<Instant> ended) {}
