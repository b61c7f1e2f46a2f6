package org.dalel.formats.sqlite.recover;

import java.util.List;
import org.dalel.formats.sqlite.Value;

/**
 * Learns from dead rows that are beyond doubt what rows of a table look like, for tables that have
 * few live rows or none: rebuilding what is overwritten needs to know.
 */
final class Learning implements FindSink {
  /** Live rows from which a table needs no other. */
  private static final long ENOUGH = 50;

  private final LongSet seen = new LongSet();

  /** True if rows of the table would help. */
  static boolean wanted(TableStatistics table) {
    return table.rows() < ENOUGH && !table.table().internal();
  }

  @Override
  public void found(Found find, TableStatistics table, long[] types, List<Value> fields) {
    if (find.rank() <= Found.INTACT && find.sure() && seen.add(RowHash.of(find.row()))) {
      table.add(types, fields);
    }
  }
}
