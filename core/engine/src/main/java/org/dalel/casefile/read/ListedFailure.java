package org.dalel.casefile.read;

import java.util.Optional;

/**
 * Something that did not work, at one place; a failure of a content is listed at each of its
 * places.
 *
 * @param place the item, or where on the evidence it happened when it is no item
 * @param item the item it belongs to
 * @param stage open, enumerate, read, identify, parse, extract, digest
 * @param kind damaged, unreadable, limit, unsupported, encrypted, time, memory, crash, skipped,
 *     plugin
 * @param message what was expected, what was found, what happened then
 */
public record ListedFailure(
    String place, Optional<ListedItem> item, String stage, String kind, String message) {}
