package org.dalel.plugins.wallets.table;

import java.util.Optional;
import java.util.OptionalLong;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.Row;

/** A row, by the names of its columns. */
public record TableRow(Row row) {

  private Optional<Value> value(String column) {
    for (int i = 0; i < row.values().size(); i++) {
      if (row.table().columns().get(i).name().equalsIgnoreCase(column)) {
        return Optional.of(row.values().get(i));
      }
    }
    return Optional.empty();
  }

  /** Text that is not empty. */
  public Optional<String> text(String column) {
    return value(column)
        .filter(Value.Text.class::isInstance)
        .map(value -> ((Value.Text) value).value())
        .filter(text -> !text.isEmpty());
  }

  /** Bytes. */
  public Optional<byte[]> blob(String column) {
    return value(column)
        .filter(Value.Blob.class::isInstance)
        .map(value -> ((Value.Blob) value).bytes());
  }

  /** A whole number. */
  public OptionalLong number(String column) {
    return value(column)
        .filter(Value.Int.class::isInstance)
        .map(value -> OptionalLong.of(((Value.Int) value).value()))
        .orElse(OptionalLong.empty());
  }

  /** Where it stands. */
  public long offset() {
    return row.place().offset();
  }
}
