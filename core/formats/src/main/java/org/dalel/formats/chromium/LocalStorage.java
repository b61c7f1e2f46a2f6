package org.dalel.formats.chromium;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.Damage;
import org.dalel.formats.FileFolder;
import org.dalel.formats.FormatException;
import org.dalel.formats.RecordSink;
import org.dalel.formats.leveldb.Kind;
import org.dalel.formats.leveldb.LevelDb;
import org.dalel.formats.leveldb.LevelDbRecord;

/**
 * Reads {@code Local Storage/leveldb} of a Chromium profile, and of programs built on Electron.
 *
 * <pre>
 *   VERSION                      1
 *   META:owner                   protobuf: 1 time of the last writing, 2 bytes
 *   METAACCESS:owner             protobuf: 1 time of the last use
 *   _owner 00 text               text            text: 0 and UTF-16LE, or 1 and ISO 8859-1
 * </pre>
 *
 * <p>Source: Chromium, components/services/storage/dom_storage/local_storage_impl.cc,
 * local_storage_database.proto.
 */
public final class LocalStorage {
  private static final String WRITTEN = "META:";
  private static final String ACCESSED = "METAACCESS:";
  private static final int NUMBER_FIELD_1 = 1 << 3;
  private static final int NUMBER_FIELD_2 = 2 << 3;

  private LocalStorage() {}

  /**
   * Reads every item of every generation.
   *
   * @throws IOException when a file cannot be read or the sink has enough; never for damage
   */
  public static void read(FileFolder leveldb, LocalStorageSink sink) throws IOException {
    LevelDb.read(
        leveldb,
        new RecordSink<>() {
          @Override
          public void record(LevelDbRecord record) throws IOException {
            one(record, sink);
          }

          @Override
          public void damaged(Damage damage) throws IOException {
            sink.damaged(damage);
          }
        });
  }

  private static void one(LevelDbRecord record, LocalStorageSink sink) throws IOException {
    Optional<StorageItem> item = Optional.empty();
    Optional<StorageUse> use = Optional.empty();
    try {
      item = item(record);
      use = use(record);
    } catch (FormatException e) {
      sink.damaged(Damage.of(record.place(), e, "the record is passed over"));
    }
    if (item.isPresent()) {
      sink.record(item.get());
    }
    if (use.isPresent()) {
      sink.use(use.get());
    }
  }

  /** The item that a record holds; empty when it holds something else. */
  static Optional<StorageItem> item(LevelDbRecord record) throws FormatException {
    ByteView key = record.key();
    if (!key.has(0, (byte) '_')) {
      return Optional.empty();
    }
    int end = 1;
    while (key.u8(end) != 0) {
      end++;
    }
    StorageKey owner = StorageKey.of(key.text(1, end - 1, StandardCharsets.UTF_8));
    boolean removed = record.entry().kind() == Kind.DELETION;
    return Optional.of(
        new StorageItem(
            record,
            Optional.of(owner),
            text(key.from(end + 1)),
            removed ? Optional.empty() : Optional.of(text(record.value()))));
  }

  private static String text(ByteView bytes) throws FormatException {
    int encoding = bytes.u8(0);
    int length = bytes.length() - 1;
    return switch (encoding) {
      case 0 -> bytes.text(1, length, StandardCharsets.UTF_16LE);
      case 1 -> bytes.text(1, length, StandardCharsets.ISO_8859_1);
      default -> {
        String found = "encoding " + encoding;
        throw new FormatException(bytes.position(), "a text of encoding 0 or 1", found);
      }
    };
  }

  private static Optional<StorageUse> use(LevelDbRecord record) throws FormatException {
    ByteView key = record.key();
    String name = key.text(0, key.length(), StandardCharsets.UTF_8);
    if (name.startsWith(WRITTEN)) {
      return Optional.of(use(record, name.substring(WRITTEN.length()), StorageUse.Kind.WRITTEN));
    }
    if (name.startsWith(ACCESSED)) {
      return Optional.of(use(record, name.substring(ACCESSED.length()), StorageUse.Kind.ACCESSED));
    }
    return Optional.empty();
  }

  private static StorageUse use(LevelDbRecord record, String owner, StorageUse.Kind kind)
      throws FormatException {
    OptionalLong time = OptionalLong.empty();
    OptionalLong bytes = OptionalLong.empty();
    ByteCursor in = new ByteCursor(record.value());
    while (in.more()) {
      long place = in.position();
      long tag = in.varint();
      OptionalLong number = OptionalLong.of(in.varint());
      if (tag == NUMBER_FIELD_1) {
        time = number;
      } else if (tag == NUMBER_FIELD_2) {
        bytes = number;
      } else {
        throw new FormatException(place, "the number field 1 or 2", "tag " + tag);
      }
    }
    return new StorageUse(record, StorageKey.of(owner), kind, time, bytes);
  }
}
