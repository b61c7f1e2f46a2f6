package org.dalel.api.records;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dalel.api.Event;
import org.dalel.api.Identifier;

/**
 * A transfer.
 *
 * @param chain code of the chain or system, e.g. {@code btc}
 * @param txid its id there
 * @param from who paid
 * @param to who was paid
 * @param amount in whole units
 * @param asset what was paid, e.g. {@code USDT}
 * @param fee in whole units of the chain
 * @param time when
 * @param timeSource who says so: block, wallet, app, device
 * @param label what the user wrote about it
 */
@RecordType(name = "transfer", description = "A transfer of money or of a virtual asset.")
public record Transfer(
    String chain,
    Optional<String> txid,
    @As(Identifier.Role.SENDER) List<Handle> from,
    @As(Identifier.Role.RECIPIENT) List<Handle> to,
    Optional<BigDecimal> amount,
    Optional<String> asset,
    Optional<BigDecimal> fee,
    @When(Event.Kind.TRANSFERRED) Optional<Instant> time,
    Optional<String> timeSource,
    Optional<String> label) {}
