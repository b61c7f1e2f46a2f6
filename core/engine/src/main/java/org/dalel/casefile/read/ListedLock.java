package org.dalel.casefile.read;

import java.util.Optional;

/**
 * Something locked at one of its places.
 *
 * @param item the item in which it is
 * @param extractor plugin and extractor that reads it
 * @param name what it is, unique in its file: {@code wallet}, {@code vault 2}
 * @param kind what opens it: password, seed-phrase or key
 * @param attempts how many secrets were tried
 * @param openedBy where the secret that opened it comes from; empty when it is still locked
 */
public record ListedLock(
    ListedItem item,
    String extractor,
    String name,
    String kind,
    long attempts,
    Optional<String> openedBy) {}
