package org.dalel.formats.chromium;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.Damage;
import org.dalel.formats.FileFolder;
import org.dalel.formats.FormatException;
import org.dalel.formats.RecordSink;
import org.dalel.formats.leveldb.Kind;
import org.dalel.formats.leveldb.LevelDb;
import org.dalel.formats.leveldb.LevelDbRecord;
import org.dalel.formats.script.Decoded;
import org.dalel.formats.script.ScriptValue;

/**
 * Reads a folder {@code IndexedDB/*.indexeddb.leveldb} of a Chromium profile: each generation of
 * each record, also those that only the undo log of a transaction still holds.
 *
 * <pre>
 *   n m 1 key                        varint version of the record, value of Blink
 *   0 0 0 32 02 scope 00 u64 number  protobuf 1 { 1 key, 2 value }: what a transaction replaced
 * </pre>
 *
 * <p>Source: Chromium, content/browser/indexed_db/docs/leveldb_coding_scheme.md,
 * components/services/storage/indexed_db/scopes/. Checked against: dfindexeddb's sample.
 */
public final class IndexedDb implements RecordSink<LevelDbRecord> {
  private static final int SCOPES = 0x32;
  private static final int SCOPES_LOG = 2;
  private static final int UNDO = 0;
  private static final int FIELD_1 = 0x0a;
  private static final int FIELD_2 = 0x12;

  private final IdbNames names;
  private final RecordSink<IndexedDbRecord> sink;

  private IndexedDb(IdbNames names, RecordSink<IndexedDbRecord> sink) {
    this.names = names;
    this.sink = sink;
  }

  /**
   * Reads every generation of every record.
   *
   * @throws IOException when a file cannot be read or the sink has enough; never for damage
   */
  public static void read(FileFolder leveldb, RecordSink<IndexedDbRecord> sink) throws IOException {
    IdbNames names = new IdbNames(sink);
    LevelDb.read(leveldb, names);
    LevelDb.read(leveldb, new IndexedDb(names, sink));
  }

  @Override
  public void record(LevelDbRecord record) throws IOException {
    Optional<IndexedDbRecord> found = Optional.empty();
    try {
      found = read(record);
    } catch (FormatException e) {
      sink.damaged(Damage.of(record.place(), e, "the record is passed over"));
    }
    if (found.isPresent()) {
      Optional<FormatException> fault = found.get().value().flatMap(Decoded::fault);
      if (fault.isPresent()) {
        String then = "the value is kept as far as it goes";
        sink.damaged(Damage.of(record.place(), fault.get(), then));
      }
      sink.record(found.get());
    }
  }

  @Override
  public void damaged(Damage damage) throws IOException {
    sink.damaged(damage);
  }

  private Optional<IndexedDbRecord> read(LevelDbRecord record) throws FormatException {
    ByteCursor key = new ByteCursor(record.key());
    IdbPrefix prefix = IdbPrefix.read(key);
    if (prefix.of(IdbPrefix.RECORDS)) {
      boolean there = record.entry().kind() == Kind.VALUE;
      Optional<ByteView> value = there ? Optional.of(record.value()) : Optional.empty();
      return Optional.of(read(record, prefix, key, value, false));
    }
    if (prefix.global() && isUndo(key)) {
      return undone(record);
    }
    return Optional.empty();
  }

  private IndexedDbRecord read(
      LevelDbRecord record,
      IdbPrefix prefix,
      ByteCursor key,
      Optional<ByteView> value,
      boolean undo)
      throws FormatException {
    List<IdbFile> files = names.files(prefix, key, record.sequence());
    ScriptValue name = IdbCoding.key(key);
    IdbStore store = names.store(prefix);
    if (value.isEmpty()) {
      return new IndexedDbRecord(record, store, name, Optional.empty(), files, undo);
    }
    ByteCursor in = new ByteCursor(value.get());
    in.varint();
    Decoded decoded = BlinkValue.read(in.slice(in.left()));
    return new IndexedDbRecord(record, store, name, Optional.of(decoded), files, undo);
  }

  private static boolean isUndo(ByteCursor key) throws FormatException {
    boolean log = key.left() > 2 && key.u8() == SCOPES && key.u8() == SCOPES_LOG;
    if (log) {
      key.varint();
    }
    return log && key.u8() == UNDO;
  }

  /** A task that would put a record back; other tasks remove records and hold no value. */
  private Optional<IndexedDbRecord> undone(LevelDbRecord record) throws FormatException {
    ByteCursor task = new ByteCursor(record.value());
    if (record.entry().kind() == Kind.DELETION || task.u8() != FIELD_1) {
      return Optional.empty();
    }
    ByteCursor put = new ByteCursor(task.slice(task.length()));
    Optional<ByteView> key = field(put, FIELD_1);
    Optional<ByteView> value = field(put, FIELD_2);
    if (key.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    ByteCursor inner = new ByteCursor(key.get());
    IdbPrefix prefix = IdbPrefix.read(inner);
    return prefix.of(IdbPrefix.RECORDS)
        ? Optional.of(read(record, prefix, inner, value, true))
        : Optional.empty();
  }

  private static Optional<ByteView> field(ByteCursor in, int tag) throws FormatException {
    return in.more() && in.u8() == tag ? Optional.of(in.slice(in.length())) : Optional.empty();
  }
}
