/**
 * Messengers, SMS, calls and contacts.
 *
 * <pre>
 *   mapping    what the databases of an app look like, read from one text file an app
 *   database   a database copied and opened; its live rows, then its recovered ones, through the same SQL
 *   model      rows and values become the records of org.dalel.api.records
 *   json       trees of JSON
 *
 *   SQLite file ──▶ DatabaseExtractor ──▶ Mapping that fits its tables ──▶ SQL ──▶ model ──▶ artifacts
 *                          │                                               ▲
 *                          └── rows of WAL, freelist, freeblocks ──────────┘ in temporary tables of the same names
 * </pre>
 */
package org.dalel.plugins.messaging;
