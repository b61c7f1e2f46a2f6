package org.dalel.formats.mysql;

import java.util.Optional;

/** A row of a table: its values as text, as the server would print them. */
public final class SqlRow {

  /** How a row was there. */
  public enum State {
    LIVE,
    /** Deleted, its space is still there; what is lost of it is as if it were NULL. */
    DELETED
  }

  private final SqlTable table;
  private final long number;
  private final long offset;
  private final State state;
  private final String[] values;

  SqlRow(SqlTable table, long number, long offset, State state, String[] values) {
    this.table = table;
    this.number = number;
    this.offset = offset;
    this.state = state;
    this.values = values;
  }

  /** The table. */
  public SqlTable table() {
    return table;
  }

  /** The number of the row in its table, from 1, in the order of the file. */
  public long number() {
    return number;
  }

  /** Where it begins in the file, in bytes. */
  public long offset() {
    return offset;
  }

  /** How it was there. */
  public State state() {
    return state;
  }

  /** How many values it has. */
  public int size() {
    return values.length;
  }

  /** A value by its place; empty for NULL and behind the last one. */
  public Optional<String> value(int place) {
    return place < 0 || place >= values.length
        ? Optional.empty()
        : Optional.ofNullable(values[place]);
  }

  /** A value by the name of its column; empty for NULL and where there is no such column. */
  public Optional<String> value(String column) {
    return value(table.place(column));
  }

  /** A value as text; an empty one for NULL. */
  public String text(int place) {
    return place < 0 || place >= values.length || values[place] == null ? "" : values[place];
  }

  /** A value as text; an empty one for NULL and where there is no such column. */
  public String text(String column) {
    return text(table.place(column));
  }
}
