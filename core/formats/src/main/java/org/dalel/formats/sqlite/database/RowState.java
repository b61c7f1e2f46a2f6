package org.dalel.formats.sqlite.database;

import java.util.Locale;

/** Where a row was, and so how it came to be there. */
public enum RowState {
  /** A row of the database as a program would see it now. */
  LIVE,
  /** On a page of the database file that the WAL, or the rollback of a journal, replaces. */
  SUPERSEDED,
  /** In a frame of the WAL: replaced by a later one, of an older generation, or not committed. */
  WAL,
  /** In a rollback journal: the page as it was before a transaction. */
  JOURNAL,
  /** On a page of the freelist. */
  FREELIST,
  /** On a page that nothing refers to: not the b-trees, not the freelist. */
  UNREACHABLE,
  /** In a freeblock, or behind one, among the cells of a page in use. */
  FREEBLOCK,
  /** Between the cell pointers and the cells of a page in use. */
  UNALLOCATED;

  /** The word for reports, e.g. {@code freelist}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
