package org.dalel.plugins.messaging.database;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dalel.formats.sqlite.schema.Column;
import org.dalel.formats.sqlite.schema.TableDefinition;
import org.dalel.plugins.messaging.mapping.Tables;

/**
 * A table beside one that is wanted.
 *
 * @param renamed columns, by their place, that stand for one that is wanted
 * @param likeness 0 to 1: how much of the name and the columns is there
 */
record TableMatch(
    Tables.Wanted wanted, TableDefinition from, Map<Integer, String> renamed, double likeness) {
  private static final int TELLING = 4;
  private static final double NEARLY_ALL = 0.8;

  static TableMatch of(Tables.Wanted wanted, TableDefinition table) {
    Map<Integer, String> renamed = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    Set<Integer> taken = new HashSet<>();
    for (String column : wanted.columns()) {
      int at = index(table, column);
      if (at < 0) {
        missing.add(column);
      } else {
        taken.add(at);
      }
    }
    boolean near = Names.isNear(table.name(), wanted.table());
    if (!near && taken.isEmpty()) {
      return new TableMatch(wanted, table, renamed, 0);
    }
    for (String column : missing) {
      nearest(table, column, taken)
          .ifPresent(
              at -> {
                taken.add(at);
                renamed.put(at, column);
              });
    }
    double name =
        near
            ? 1 - Names.distance(table.name(), wanted.table()) / (double) wanted.table().length()
            : 0;
    double likeness = (name + taken.size()) / (1.0 + wanted.columns().size());
    return new TableMatch(wanted, table, renamed, likeness);
  }

  private static int index(TableDefinition table, String column) {
    for (int i = 0; i < table.columns().size(); i++) {
      if (table.columns().get(i).name().equalsIgnoreCase(column)) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<Integer> nearest(
      TableDefinition table, String column, Set<Integer> taken) {
    List<Integer> near = new ArrayList<>();
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < table.columns().size(); i++) {
      String name = table.columns().get(i).name();
      if (taken.contains(i) || !Names.isNear(name, column)) {
        continue;
      }
      int distance = Names.distance(name, column);
      if (distance <= least) {
        if (distance < least) {
          near.clear();
        }
        least = distance;
        near.add(i);
      }
    }
    return near.size() == 1 ? Optional.of(near.get(0)) : Optional.empty();
  }

  /** Whether nearly all of many columns are there. */
  boolean isTelling() {
    return wanted.columns().size() >= TELLING && likeness >= NEARLY_ALL;
  }

  /** The table with the names that the mapping uses. */
  TableDefinition table() {
    List<Column> columns = new ArrayList<>(from.columns());
    renamed.forEach((at, name) -> columns.set(at, named(columns.get(at), name)));
    return new TableDefinition(
        wanted.table(),
        columns,
        from.rowidAlias(),
        from.withoutRowid(),
        from.stored(),
        from.rootPage(),
        true,
        from.sql());
  }

  private static Column named(Column column, String name) {
    return new Column(
        name,
        column.declaredType(),
        column.affinity(),
        column.notNull(),
        column.generated(),
        column.defaultValue());
  }

  List<String> differences() {
    List<String> all = new ArrayList<>();
    if (from.rootPage() < 1) {
      all.add(wanted.table() + ": no place of its rows");
    }
    if (!from.name().equalsIgnoreCase(wanted.table())) {
      all.add(wanted.table() + ": " + from.name());
    }
    renamed.forEach(
        (at, name) -> all.add(wanted.table() + "(" + name + "): " + from.columns().get(at).name()));
    String gone =
        wanted.columns().stream()
            .filter(column -> index(from, column) < 0 && !renamed.containsValue(column))
            .collect(Collectors.joining(", "));
    if (!gone.isEmpty()) {
      all.add(wanted.table() + "(" + gone + "): no such column");
    }
    return all;
  }
}
