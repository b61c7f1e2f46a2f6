package org.dalel.plugins.wallets.extension;

import java.util.Optional;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.Row;

/** Values of a row by the names of their columns. */
final class Columns {

  private Columns() {}

  /** The value in a column; absent when the table has no such column. */
  static Optional<Value> of(Row row, String name) {
    for (int i = 0; i < row.values().size(); i++) {
      if (row.table().columns().get(i).name().equalsIgnoreCase(name)) {
        return Optional.of(row.values().get(i));
      }
    }
    return Optional.empty();
  }

  /** The value, or its beginning where its end is gone. */
  static Value asFarAsItGoes(Value value) {
    return value instanceof Value.Cut cut ? cut.head() : value;
  }
}
