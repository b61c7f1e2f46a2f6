package org.dalel.plugins.wallets.extension;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.dalel.formats.RecordSink;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.recover.Recovery;
import org.dalel.formats.sqlite.schema.TableDefinition;

/** The values in a database of WebKit: live rows, then what the log and the free pages hold. */
record SafariStore(SqliteDatabase database) {

  private static final List<String> TABLES = List.of("extension_storage", "ItemTable");

  void read(RecordSink<Stored> sink) throws IOException {
    boolean any = false;
    for (String name : TABLES) {
      Optional<TableDefinition> table = database.schema().table(name);
      if (table.isPresent()) {
        any = true;
        database.rows(table.get(), row -> take(row, sink));
      }
    }
    if (any) {
      for (Row row : Recovery.of(database)) {
        if (TABLES.stream().anyMatch(row.table().name()::equalsIgnoreCase)) {
          take(row, sink);
        }
      }
    }
  }

  private static void take(Row row, RecordSink<Stored> sink) throws IOException {
    Optional<String> key = text(row, "key");
    Optional<String> value = text(row, "value");
    if (key.isPresent() && value.isPresent()) {
      sink.record(Stored.of(key.get(), Text.ofPage(value.get()), Stand.of(row, key.get())));
    }
  }

  private static Optional<String> text(Row row, String column) {
    return Columns.of(row, column).map(Columns::asFarAsItGoes).flatMap(SafariStore::text);
  }

  private static Optional<String> text(Value value) {
    if (value instanceof Value.Text text) {
      return Optional.of(text.value());
    }
    return value instanceof Value.Blob blob
        ? Optional.of(new String(blob.bytes(), StandardCharsets.UTF_16LE))
        : Optional.empty();
  }
}
