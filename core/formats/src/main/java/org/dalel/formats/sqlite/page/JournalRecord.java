package org.dalel.formats.sqlite.page;

/**
 * A page as it was before a transaction.
 *
 * @param index from 0
 * @param offset of the record in the journal: page number, page, checksum
 * @param page number of the page
 * @param nonce what the checksum was begun with, computed backwards from the page
 * @param announced true if a valid header counts the record: it would be rolled back
 */
public record JournalRecord(int index, long offset, long page, int nonce, boolean announced) {}
