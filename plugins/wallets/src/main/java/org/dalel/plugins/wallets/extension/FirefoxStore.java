package org.dalel.plugins.wallets.extension;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Surroundings;
import org.dalel.formats.ByteView;
import org.dalel.formats.Damage;
import org.dalel.formats.FormatException;
import org.dalel.formats.RecordSink;
import org.dalel.formats.mozilla.MozillaKey;
import org.dalel.formats.mozilla.MozillaValue;
import org.dalel.formats.script.Decoded;
import org.dalel.formats.script.ScriptJson;
import org.dalel.formats.script.ScriptValue;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.formats.sqlite.database.RowState;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.recover.Recovery;
import org.dalel.formats.sqlite.schema.TableDefinition;
import org.dalel.plugins.wallets.json.Content;

/**
 * Table {@code object_data} of a database of IndexedDB in Firefox: live rows, then what the log and
 * the free pages still hold. A value that is a number stands in a file {@code NAME.files/N}.
 */
record FirefoxStore(SqliteDatabase database, EvidenceFile file, Surroundings around) {

  private static final String TABLE = "object_data";
  private static final int LARGEST = 64 << 20;

  void read(RecordSink<Stored> sink) throws IOException {
    Optional<TableDefinition> table = database.schema().table(TABLE);
    if (table.isEmpty()) {
      return;
    }
    database.rows(table.get(), row -> take(row, sink));
    for (Row row : Recovery.of(database)) {
      if (row.table().name().equalsIgnoreCase(TABLE)) {
        take(row, sink);
      }
    }
  }

  private void take(Row row, RecordSink<Stored> sink) throws IOException {
    Optional<ByteView> bytes = value(row);
    if (bytes.isEmpty()) {
      return;
    }
    try {
      String key = key(row);
      Decoded decoded = MozillaValue.read(bytes.get());
      sink.record(Stored.of(key, ScriptJson.of(decoded.value()), Stand.of(row, key)));
      if (decoded.fault().isPresent() && row.state() == RowState.LIVE) {
        String then = "the value is kept as far as it goes";
        sink.damaged(Damage.of(row.place().toString(), decoded.fault().get(), then));
      }
    } catch (FormatException e) {
      if (row.state() == RowState.LIVE) {
        sink.damaged(Damage.of(row.place().toString(), e, "the row is passed over"));
      }
    }
  }

  private static String key(Row row) throws FormatException {
    Optional<Value> key = Columns.of(row, "key");
    if (key.isPresent() && key.get() instanceof Value.Blob blob) {
      ScriptValue value = MozillaKey.read(ByteView.of(blob.bytes()));
      return value instanceof ScriptValue.Text text ? text.value() : ScriptJson.of(value);
    }
    return "";
  }

  private Optional<ByteView> value(Row row) throws IOException {
    Optional<Value> data = Columns.of(row, "data");
    if (data.isEmpty()) {
      return Optional.empty();
    }
    Value value = Columns.asFarAsItGoes(data.get());
    if (value instanceof Value.Blob blob) {
      return Optional.of(ByteView.of(blob.bytes()));
    }
    return value instanceof Value.Int number ? beside(row, number.value()) : Optional.empty();
  }

  /** The file that a number points to: {@code file_ids} lists them, {@code 3 4}. */
  private Optional<ByteView> beside(Row row, long number) throws IOException {
    MozillaValue.FilePointer pointer = MozillaValue.FilePointer.of(number);
    Optional<Value> ids = Columns.of(row, "file_ids");
    if (ids.isEmpty() || !(ids.get() instanceof Value.Text text)) {
      return Optional.empty();
    }
    List<String> all = List.of(text.value().strip().split("\\s+"));
    if (pointer.index() < 0 || pointer.index() >= all.size()) {
      return Optional.empty();
    }
    String id = all.get(pointer.index()).replaceFirst("^[^0-9]+", "");
    String base = file.path().substring(0, file.path().lastIndexOf('.'));
    Optional<EvidenceFile> there = around.at(base + ".files/" + id).filter(f -> !f.isFolder());
    return there.isEmpty()
        ? Optional.empty()
        : Content.of(there.get(), LARGEST).map(bytes -> ByteView.of(ByteBuffer.wrap(bytes)));
  }
}
