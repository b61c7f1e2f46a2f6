package org.dalel.api.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dalel.api.Event;
import org.dalel.api.Identifier;

/**
 * A device.
 *
 * @param make vendor
 * @param model as it calls itself
 * @param ids its numbers
 * @param name given by its user
 * @param system operating system with version
 * @param firstSeen when it was seen first
 * @param lastSeen when it was seen last
 */
@RecordType(name = "device", description = "A device that was used or connected.")
public record Device(
    Optional<String> make,
    Optional<String> model,
    @As(Identifier.Role.DEVICE) List<Handle> ids,
    Optional<String> name,
    Optional<String> system,
    @When(Event.Kind.CONNECTED) Optional<Instant> firstSeen,
    @When(Event.Kind.CONNECTED) Optional<Instant> lastSeen) {}
