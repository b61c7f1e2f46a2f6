package org.dalel.formats.sqlite.database;

import java.util.List;
import java.util.OptionalLong;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.schema.TableDefinition;

/**
 * A row, live or recovered.
 *
 * @param table its table, as defined when the row was written as far as that is known
 * @param rowid the rowid; empty if the table has none, or if it is overwritten
 * @param values one a column of the table, in its order; virtual columns are {@link Value#LOST}
 */
public record Row(
    TableDefinition table,
    OptionalLong rowid,
    List<Value> values,
    RowState state,
    Place place,
    Confidence confidence) {
  /** True if a value or the rowid is missing or cut. */
  public boolean partial() {
    boolean noRowid = rowid.isEmpty() && !table.withoutRowid();
    return noRowid || table.stored().stream().anyMatch(i -> !values.get(i).whole());
  }
}
