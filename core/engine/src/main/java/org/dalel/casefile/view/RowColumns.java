package org.dalel.casefile.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The columns of a view in memory, each loaded when it is first used: some 90 bytes a row when all
 * are. A filter looks through a million rows of them in a few milliseconds, with no index and no
 * row of the database read.
 */
final class RowColumns {
  private final Map<String, Object> loaded = new HashMap<>();

  @FunctionalInterface
  private interface Load<T> {
    T from(ColumnStore store) throws SQLException;
  }

  long[] longs(Connection view, String name) throws SQLException {
    return column(view, name, long[].class, store -> store.longs(name));
  }

  int[] ints(Connection view, String name) throws SQLException {
    return column(view, name, int[].class, store -> store.ints(name));
  }

  byte[] flags(Connection view) throws SQLException {
    return column(view, "flags", byte[].class, store -> store.raw("flags"));
  }

  CodedColumn coded(Connection view, String name) throws SQLException {
    return column(view, name, CodedColumn.class, store -> store.coded(name));
  }

  TextColumn names(Connection view) throws SQLException {
    return column(
        view,
        "name",
        TextColumn.class,
        store -> {
          int[] ends = store.ints("name.end");
          return new TextColumn(store.raw("name"), ends, ends.length);
        });
  }

  /** The rows by the numbers of a column. */
  RowGroups groups(Connection view, String name) throws SQLException {
    return column(
        view, "groups." + name, RowGroups.class, store -> new RowGroups(store.ints(name)));
  }

  synchronized void forget() {
    loaded.clear();
  }

  private synchronized <T> T column(Connection view, String name, Class<T> kind, Load<T> load)
      throws SQLException {
    Object known = loaded.get(name);
    if (known == null) {
      known = load.from(new ColumnStore(view));
      loaded.put(name, known);
    }
    return kind.cast(known);
  }
}
