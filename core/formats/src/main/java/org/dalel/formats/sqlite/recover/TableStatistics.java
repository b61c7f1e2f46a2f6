package org.dalel.formats.sqlite.recover;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.schema.TableDefinition;

/** A table and what its rows in order look like. */
final class TableStatistics {
  private final TableDefinition table;
  private final List<FieldStatistics> fields = new ArrayList<>();
  private final TreeSet<Integer> fieldCounts = new TreeSet<>();
  private long rows;

  TableStatistics(TableDefinition table) {
    this.table = table;
    table.stored().forEach(field -> fields.add(new FieldStatistics()));
    fieldCounts.add(table.stored().size());
  }

  TableDefinition table() {
    return table;
  }

  FieldStatistics field(int index) {
    return fields.get(index);
  }

  long rows() {
    return rows;
  }

  /** Counts of fields that records have: fewer than columns before ALTER TABLE ADD COLUMN. */
  TreeSet<Integer> fieldCounts() {
    return fieldCounts;
  }

  void add(long[] types, List<Value> values) {
    if (types.length > fields.size()) {
      return;
    }
    rows++;
    fieldCounts.add(types.length);
    for (int i = 0; i < types.length; i++) {
      fields.get(i).add(types[i], values.get(i));
    }
  }
}
