package org.dalel.review;

/**
 * A tag that an item has.
 *
 * @param id of this tag on this item
 * @param locator the item
 * @param name the tag
 * @param actor who gave it
 * @param timeNs when, nanoseconds since 1970 UTC
 */
public record Tag(String id, String locator, String name, String actor, long timeNs) {}
