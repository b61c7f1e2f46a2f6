package org.dalel.formats.sqlite.database;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.schema.Affinity;
import org.dalel.formats.sqlite.schema.Column;
import org.dalel.formats.sqlite.schema.TableDefinition;

/** Puts the fields of a record into the columns of its table. */
public final class RowBuilder {
  private RowBuilder() {}

  /**
   * One value a column. Fields that a record does not have were added to the table later and show
   * their default; whole numbers in REAL columns are stored as integers to save room.
   */
  public static List<Value> values(TableDefinition table, OptionalLong rowid, List<Value> fields) {
    List<Value> values = new ArrayList<>(Collections.nCopies(table.columns().size(), Value.LOST));
    for (int field = 0; field < table.stored().size(); field++) {
      Column column = table.field(field);
      Value value = field < fields.size() ? fields.get(field) : column.defaultValue();
      if (table.aliasField(field)) {
        value = rowid.isPresent() ? new Value.Int(rowid.getAsLong()) : Value.LOST;
      } else if (column.affinity() == Affinity.REAL && value instanceof Value.Int whole) {
        value = new Value.Real(whole.value());
      }
      values.set(table.stored().get(field), value);
    }
    return Collections.unmodifiableList(values);
  }
}
