package org.dalel.formats.mvstore;

import java.util.List;
import java.util.Optional;

/**
 * A generation of a row.
 *
 * @param table name of its table, such as {@code PUBLIC.WALLET}; that of its map where the catalog
 *     is lost
 * @param columns names of the columns; empty where the catalog is lost
 * @param key number of the row
 * @param values its values, one for each column
 * @param state what became of it
 * @param version of the store in which the page was written
 * @param offset in the file of the page on which it stands
 */
public record MvRow(
    String table,
    List<String> columns,
    long key,
    List<H2Value> values,
    State state,
    long version,
    long offset) {
  /** What became of a row. */
  public enum State {
    /** The database itself would give it. */
    LIVE,
    /** Written by a transaction that was not committed. */
    UNCOMMITTED,
    /** The row has other values now. */
    SUPERSEDED,
    /** The row is there no more. */
    DELETED
  }

  /** The value of a column; empty when there is no such column. */
  public Optional<H2Value> value(String column) {
    int index = columns.indexOf(column);
    return index >= 0 && index < values.size() ? Optional.of(values.get(index)) : Optional.empty();
  }
}
