package org.dalel.api.records;

import java.time.Instant;
import java.util.Optional;
import org.dalel.api.Event;
import org.dalel.api.Identifier;

/**
 * An account of the user.
 *
 * @param service lower-case, e.g. {@code telegram}
 * @param owner whose it is, with all handles that it has
 * @param created when it was made
 * @param lastUsed when it was used last
 */
@RecordType(
    name = "account",
    description = "An account that the user of the device has or had at a service.")
public record Account(
    String service,
    @As(Identifier.Role.OWNER) Party owner,
    @When(Event.Kind.CREATED) Optional<Instant> created,
    @When(Event.Kind.ACCESSED) Optional<Instant> lastUsed) {}
