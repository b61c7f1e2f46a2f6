package org.dalel.api.records;

import java.time.Instant;
import java.util.Optional;
import org.dalel.api.Event;
import org.dalel.api.Identifier;

/**
 * A SIM card.
 *
 * @param iccid its number
 * @param imsi its subscriber
 * @param phone its phone number
 * @param operator who issued it
 * @param slot where it sits, e.g. port of a SIM bank
 * @param seen when it was seen
 */
@RecordType(
    name = "sim-card",
    description = "A SIM card that was in a device or in a list of such cards.")
public record SimCard(
    @As(Identifier.Role.DEVICE) Optional<Handle> iccid,
    @As(Identifier.Role.DEVICE) Optional<Handle> imsi,
    @As(Identifier.Role.OWNER) Optional<Handle> phone,
    Optional<String> operator,
    Optional<String> slot,
    @When(Event.Kind.CONNECTED) Optional<Instant> seen) {}
