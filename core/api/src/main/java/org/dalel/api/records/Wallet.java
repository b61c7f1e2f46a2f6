package org.dalel.api.records;

import java.time.Instant;
import java.util.Optional;
import org.dalel.api.Event;

/**
 * A wallet.
 *
 * @param program that made it
 * @param network e.g. {@code btc}, {@code unknown}
 * @param encryption {@code none}, {@code keys}, {@code file}, {@code watch only}, {@code unknown}
 * @param version of the program or format
 * @param created when it was made
 */
@RecordType(name = "wallet", description = "A program or file that keeps keys of a virtual asset.")
public record Wallet(
    String program,
    String network,
    String encryption,
    Optional<String> version,
    @When(Event.Kind.CREATED) Optional<Instant> created) {}
