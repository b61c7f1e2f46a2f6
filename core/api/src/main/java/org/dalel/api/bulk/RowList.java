package org.dalel.api.bulk;

/** Rows of one list, on their way to the case. Belongs to the call that asked for it. */
public interface RowList {

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if the list was given away, or there are more than a case
   *     takes; let it pass
   */
  void add(BulkRow row);

  /** Rows so far. */
  long size();
}
