package org.dalel.formats.mysql;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A table and the names of its columns. */
public final class SqlTable {
  private final String database;
  private final String name;
  private final List<String> columns;
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * @param database may be empty
   */
  public SqlTable(String database, String name, List<String> columns) {
    this.database = database;
    this.name = name;
    this.columns = List.copyOf(columns);
    for (int i = 0; i < columns.size(); i++) {
      places.putIfAbsent(columns.get(i).toLowerCase(Locale.ROOT), i);
    }
  }

  /** The database that it belongs to; empty when that is not told. */
  public String database() {
    return database;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** The names of its columns, in order. */
  public List<String> columns() {
    return columns;
  }

  /** The place of a column, whatever the case of its name; -1 when there is none. */
  public int place(String column) {
    return places.getOrDefault(column.toLowerCase(Locale.ROOT), -1);
  }

  /** Whether it has all of these columns. */
  public boolean has(String... wanted) {
    for (String column : wanted) {
      if (place(column) < 0) {
        return false;
      }
    }
    return true;
  }
}
