package org.dalel.formats.berkeleydb;

/**
 * A key with its value.
 *
 * @param database name of the database within the file, such as {@code main}; empty for the list of
 *     databases and where it is not known
 * @param page number of the page on which it stands
 * @param state what it is worth
 * @param key the key
 * @param value the value
 */
public record BdbRecord(String database, long page, BdbState state, BdbItem key, BdbItem value) {}
