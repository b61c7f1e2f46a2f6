package org.dalel.api.records;

import java.time.Instant;
import java.util.Optional;
import org.dalel.api.Event;
import org.dalel.api.Identifier;

/**
 * An entry of a contact list.
 *
 * @param service the program or service that keeps it
 * @param who name and handles
 * @param note what the user wrote about them
 * @param added when it was added
 */
@RecordType(name = "contact", description = "Somebody whom the user keeps in a contact list.")
public record Contact(
    String service,
    @As(Identifier.Role.CONTACT) Party who,
    Optional<String> note,
    @When(Event.Kind.CREATED) Optional<Instant> added) {}
