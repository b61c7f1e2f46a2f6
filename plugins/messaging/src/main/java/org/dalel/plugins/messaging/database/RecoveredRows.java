package org.dalel.plugins.messaging.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongPredicate;
import org.dalel.formats.sqlite.database.Row;

/** Rows that are not live any more, by the name of their table; the surest first. */
final class RecoveredRows {
  private final Map<String, List<Row>> byTable = new HashMap<>();
  private final Map<String, RowIds> ids = new HashMap<>();

  static RecoveredRows of(List<Row> rows) {
    RecoveredRows all = new RecoveredRows();
    for (Row row : rows) {
      String table = key(row.table().name());
      all.byTable.computeIfAbsent(table, name -> new ArrayList<>()).add(row);
      if (row.rowid().isPresent()) {
        all.ids.computeIfAbsent(table, name -> new RowIds()).add(row.rowid().getAsLong());
      }
    }
    return all;
  }

  boolean isEmpty() {
    return byTable.isEmpty();
  }

  List<Row> of(String table) {
    return byTable.getOrDefault(key(table), List.of());
  }

  /** Names of the tables, lower-case. */
  List<String> tables() {
    return byTable.keySet().stream().sorted().toList();
  }

  /** Tells of which live rows an older version was found, as far as its id is known. */
  LongPredicate idsOf(String table) {
    RowIds known = ids.get(key(table));
    return known == null ? id -> false : known::contains;
  }

  private static String key(String table) {
    return table.toLowerCase(Locale.ROOT);
  }
}
