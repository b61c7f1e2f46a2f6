package org.dalel.formats.chromium;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dalel.formats.ByteView;
import org.dalel.formats.Damage;
import org.dalel.formats.FileFolder;
import org.dalel.formats.FormatException;
import org.dalel.formats.RecordSink;
import org.dalel.formats.leveldb.Kind;
import org.dalel.formats.leveldb.LevelDb;
import org.dalel.formats.leveldb.LevelDbRecord;

/**
 * Reads {@code Session Storage} of a Chromium profile: what pages kept for as long as a tab lived.
 *
 * <pre>
 *   namespace-TAB-owner     number of a map, in decimal digits        TAB: 36 characters
 *   map-NUMBER-key          value in UTF-16LE
 *   next-map-id, version
 * </pre>
 *
 * <p>The owner of a map is found through the {@code namespace-} records of any generation: numbers
 * are not given twice. Source: Chromium,
 * components/services/storage/dom_storage/session_storage_metadata.cc.
 */
public final class SessionStorage {
  private static final String NAMESPACE = "namespace-";
  private static final String MAP = "map-";
  private static final int TAB = 36;

  private final Map<String, StorageKey> owners = new HashMap<>();

  private SessionStorage() {}

  /**
   * Reads every item of every generation.
   *
   * @throws IOException when a file cannot be read or the sink has enough; never for damage
   */
  public static void read(FileFolder leveldb, RecordSink<StorageItem> sink) throws IOException {
    SessionStorage storage = new SessionStorage();
    LevelDb.read(leveldb, storage.new Owners());
    LevelDb.read(leveldb, storage.new Items(sink));
  }

  private void owner(LevelDbRecord record) {
    String name = utf8(record.key());
    int end = NAMESPACE.length() + TAB;
    boolean owner =
        name.startsWith(NAMESPACE) && name.length() > end + 1 && name.charAt(end) == '-';
    if (owner && record.entry().kind() == Kind.VALUE) {
      owners.put(utf8(record.value()), StorageKey.of(name.substring(end + 1)));
    }
  }

  private Optional<StorageItem> item(LevelDbRecord record) throws FormatException {
    String name = utf8(record.key());
    int end = name.indexOf('-', MAP.length());
    if (!name.startsWith(MAP) || end < 0 || end == name.length() - 1) {
      return Optional.empty();
    }
    Optional<StorageKey> owner = Optional.ofNullable(owners.get(name.substring(MAP.length(), end)));
    String key = name.substring(end + 1);
    if (record.entry().kind() == Kind.DELETION) {
      return Optional.of(new StorageItem(record, owner, key, Optional.empty()));
    }
    ByteView value = record.value();
    if (value.length() % 2 != 0) {
      String found = value.length() + " bytes";
      throw new FormatException(value.position(), "UTF-16 of an even length", found);
    }
    String text = value.text(0, value.length(), StandardCharsets.UTF_16LE);
    return Optional.of(new StorageItem(record, owner, key, Optional.of(text)));
  }

  private static String utf8(ByteView bytes) {
    return new String(bytes.bytes(), StandardCharsets.UTF_8);
  }

  /** The first reading: whose each map is. */
  private final class Owners implements RecordSink<LevelDbRecord> {
    @Override
    public void record(LevelDbRecord record) {
      owner(record);
    }

    @Override
    public void damaged(Damage damage) {}
  }

  /** The second reading. */
  private final class Items implements RecordSink<LevelDbRecord> {
    private final RecordSink<StorageItem> sink;

    private Items(RecordSink<StorageItem> sink) {
      this.sink = sink;
    }

    @Override
    public void record(LevelDbRecord record) throws IOException {
      Optional<StorageItem> item = Optional.empty();
      try {
        item = item(record);
      } catch (FormatException e) {
        sink.damaged(Damage.of(record.place(), e, "the record is passed over"));
      }
      if (item.isPresent()) {
        sink.record(item.get());
      }
    }

    @Override
    public void damaged(Damage damage) throws IOException {
      sink.damaged(damage);
    }
  }
}
