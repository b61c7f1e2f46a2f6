package org.dalel.formats.chromium;

/**
 * Which object store a record belongs to. Names stay known after the store or database is gone, as
 * long as their records lie in the files; else they are empty.
 *
 * @param databaseId number of the database in its folder
 * @param origin as the browser writes it, such as {@code https_wallet.example_0@1}
 * @param database name that the page gave it
 * @param storeId number of the object store
 * @param store name that the page gave it
 */
public record IdbStore(
    long databaseId, String origin, String database, long storeId, String store) {}
