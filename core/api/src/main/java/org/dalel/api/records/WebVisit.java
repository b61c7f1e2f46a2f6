package org.dalel.api.records;

import java.time.Instant;
import java.util.Optional;
import org.dalel.api.Event;

/**
 * A visit of a page.
 *
 * @param url as the browser keeps it
 * @param title of the page
 * @param visited when
 * @param visits how often in all
 * @param typed whether it was typed, not followed
 * @param profile the profile of the browser
 */
@RecordType(name = "web-visit", description = "A page that was visited with a browser.")
public record WebVisit(
    Handle url,
    Optional<String> title,
    @When(Event.Kind.VISITED) Optional<Instant> visited,
    Optional<Long> visits,
    Optional<Boolean> typed,
    Optional<String> profile) {}
