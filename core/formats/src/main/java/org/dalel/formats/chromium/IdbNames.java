package org.dalel.formats.chromium;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.Damage;
import org.dalel.formats.FormatException;
import org.dalel.formats.RecordSink;
import org.dalel.formats.leveldb.Kind;
import org.dalel.formats.leveldb.LevelDbRecord;

/**
 * The first reading of an IndexedDB: names of databases and stores, and the lists of files.
 *
 * <pre>
 *   0 0 0   c9 origin name        number of the database
 *   n 0 0   32 number 00          name of an object store
 *   n m 3   key                   files of the record with that key
 * </pre>
 *
 * <p>Source: Chromium, content/browser/indexed_db/docs/leveldb_coding_scheme.md.
 */
final class IdbNames implements RecordSink<LevelDbRecord> {
  private static final int DATABASE_NAME = 0xc9;
  private static final int STORE = 0x32;

  private final Map<Long, Named> databases = new HashMap<>();
  private final Map<IdbPrefix, Named> stores = new HashMap<>();
  private final Map<ByteBuffer, List<Files>> files = new HashMap<>();

  /** A name with the number of the write that gave it; the newest one counts. */
  private record Named(long sequence, String origin, String name) {}

  /** A list of files with the number of its write. */
  private record Files(long sequence, List<IdbFile> list) {}

  private final RecordSink<?> damages;

  IdbNames(RecordSink<?> damages) {
    this.damages = damages;
  }

  @Override
  public void record(LevelDbRecord record) throws IOException {
    if (record.entry().kind() == Kind.VALUE) {
      try {
        note(record);
      } catch (FormatException e) {
        damages.damaged(Damage.of(record.place(), e, "a name or a list of files stays unknown"));
      }
    }
  }

  /** The second reading meets the same damage and reports it. */
  @Override
  public void damaged(Damage damage) {}

  private void note(LevelDbRecord record) throws FormatException {
    ByteCursor key = new ByteCursor(record.key());
    IdbPrefix prefix = IdbPrefix.read(key);
    if (prefix.global() && key.more() && key.u8() == DATABASE_NAME) {
      Named name = new Named(record.sequence(), IdbCoding.string(key), IdbCoding.string(key));
      databases.merge(IdbCoding.number(new ByteCursor(record.value())), name, IdbNames::newer);
    } else if (prefix.ofDatabase() && key.more() && key.u8() == STORE) {
      IdbPrefix store = new IdbPrefix(prefix.database(), key.varint(), 0);
      if (key.u8() == 0) {
        String name = IdbCoding.rest(new ByteCursor(record.value()));
        stores.merge(store, new Named(record.sequence(), "", name), IdbNames::newer);
      }
    } else if (prefix.of(IdbPrefix.FILES)) {
      List<IdbFile> list = IdbFile.list(prefix.database(), record.value());
      ByteBuffer owner = owner(prefix, key);
      files.computeIfAbsent(owner, o -> new ArrayList<>()).add(new Files(record.sequence(), list));
    }
  }

  private static Named newer(Named a, Named b) {
    return a.sequence() > b.sequence() ? a : b;
  }

  private static ByteBuffer owner(IdbPrefix prefix, ByteCursor key) throws FormatException {
    byte[] rest = key.view().bytes(key.at(), key.left());
    return ByteBuffer.allocate(16 + rest.length)
        .putLong(prefix.database())
        .putLong(prefix.store())
        .put(rest)
        .flip();
  }

  IdbStore store(IdbPrefix prefix) {
    Named none = new Named(0, "", "");
    Named database = databases.getOrDefault(prefix.database(), none);
    Named store = stores.getOrDefault(new IdbPrefix(prefix.database(), prefix.store(), 0), none);
    return new IdbStore(
        prefix.database(), database.origin(), database.name(), prefix.store(), store.name());
  }

  /** The files of a record: the list that was written next after it. */
  List<IdbFile> files(IdbPrefix prefix, ByteCursor key, long sequence) throws FormatException {
    Files best = new Files(Long.MAX_VALUE, List.of());
    for (Files each : files.getOrDefault(owner(prefix, key), List.of())) {
      best = each.sequence() > sequence && each.sequence() < best.sequence() ? each : best;
    }
    return best.list();
  }
}
