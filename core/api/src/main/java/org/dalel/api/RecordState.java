package org.dalel.api;

import java.util.Locale;

/** How a record was there when it was found. */
public enum RecordState {
  /** In place and valid: the program that wrote it would show it. */
  LIVE,
  /** In a write-ahead log or journal: superseded, or not yet merged. */
  WAL,
  /** In a page or block that its format has given up for reuse. */
  FREELIST,
  /** In the unused rest of a page, cell, cluster or file. */
  SLACK,
  /** Found by its shape alone, without a structure that points to it. */
  CARVED;

  /** The word for the case and for exports, e.g. {@code freelist}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
