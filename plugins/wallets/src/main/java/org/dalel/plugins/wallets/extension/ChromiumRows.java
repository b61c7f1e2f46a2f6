package org.dalel.plugins.wallets.extension;

import java.io.IOException;
import java.util.Optional;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Surroundings;
import org.dalel.formats.ByteView;
import org.dalel.formats.Damage;
import org.dalel.formats.FileFolder;
import org.dalel.formats.FormatException;
import org.dalel.formats.RecordSink;
import org.dalel.formats.chromium.BlinkValue;
import org.dalel.formats.chromium.IndexedDb;
import org.dalel.formats.chromium.IndexedDbRecord;
import org.dalel.formats.script.ScriptJson;
import org.dalel.formats.script.ScriptValue;
import org.dalel.plugins.wallets.json.Content;

/**
 * The records of IndexedDB in a profile of Chromium; a large value stands in a file of its own.
 *
 * @param blobs path of the folder beside it, {@code *.indexeddb.blob}
 */
record ChromiumRows(FileFolder folder, String blobs, Surroundings around) {

  private static final int LARGEST = 64 << 20;

  void read(RecordSink<Stored> sink) throws IOException {
    IndexedDb.read(
        folder,
        new RecordSink<>() {
          @Override
          public void record(IndexedDbRecord record) throws IOException {
            take(record, sink);
          }

          @Override
          public void damaged(Damage damage) throws IOException {
            sink.damaged(damage);
          }
        });
  }

  private void take(IndexedDbRecord record, RecordSink<Stored> sink) throws IOException {
    Optional<ScriptValue> value = value(record, sink);
    if (value.isPresent()) {
      String key =
          record.key() instanceof ScriptValue.Text text
              ? text.value()
              : ScriptJson.of(record.key());
      String where = record.store().database() + "/" + record.store().store() + "/" + key;
      sink.record(Stored.of(key, ScriptJson.of(value.get()), stand(record, where)));
    }
  }

  private Optional<ScriptValue> value(IndexedDbRecord record, RecordSink<Stored> sink)
      throws IOException {
    if (record.value().isEmpty()) {
      return Optional.empty();
    }
    ScriptValue value = record.value().get().value();
    if (!(value instanceof ScriptValue.Host host) || !host.type().equals(BlinkValue.ELSEWHERE)) {
      return Optional.of(value);
    }
    Optional<EvidenceFile> file = file(record, host);
    Optional<byte[]> bytes = file.isEmpty() ? Optional.empty() : Content.of(file.get(), LARGEST);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(BlinkValue.read(ByteView.of(bytes.get())).value());
    } catch (FormatException e) {
      sink.damaged(Damage.of(file.get().path(), e, "the value is passed over"));
      return Optional.empty();
    }
  }

  private Optional<EvidenceFile> file(IndexedDbRecord record, ScriptValue.Host host) {
    boolean counted =
        host.properties().get("index") instanceof ScriptValue.Numeric index
            && index.value() >= 0
            && index.value() < record.files().size();
    if (!counted) {
      return Optional.empty();
    }
    int index = (int) ((ScriptValue.Numeric) host.properties().get("index")).value();
    return around.at(blobs + "/" + record.files().get(index).path()).filter(f -> !f.isFolder());
  }

  /** What only the log for undoing holds was replaced. */
  private static Stand stand(IndexedDbRecord record, String key) {
    Stand stand = Stand.of(record.source(), key);
    return record.undo() && stand.fate() == Stand.Fate.LIVE ? stand.superseded() : stand;
  }
}
