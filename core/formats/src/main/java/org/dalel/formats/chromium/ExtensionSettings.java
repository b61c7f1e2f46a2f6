package org.dalel.formats.chromium;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dalel.formats.ByteView;
import org.dalel.formats.Damage;
import org.dalel.formats.FileFolder;
import org.dalel.formats.RecordSink;
import org.dalel.formats.leveldb.Kind;
import org.dalel.formats.leveldb.LevelDb;
import org.dalel.formats.leveldb.LevelDbRecord;

/**
 * Reads what an extension stored: {@code Local Extension Settings/ID}, {@code Sync Extension
 * Settings/ID} or {@code Managed Extension Settings/ID}. Keys are UTF-8, values JSON.
 *
 * <p>Source: Chromium, extensions/browser/api/storage/settings_storage_quota_enforcer.cc and
 * value_store/leveldb_value_store.cc.
 */
public final class ExtensionSettings {
  private ExtensionSettings() {}

  /**
   * Reads every item of every generation; the value is the JSON text as it stands.
   *
   * @throws IOException when a file cannot be read or the sink has enough; never for damage
   */
  public static void read(FileFolder leveldb, RecordSink<StorageItem> sink) throws IOException {
    LevelDb.read(
        leveldb,
        new RecordSink<>() {
          @Override
          public void record(LevelDbRecord record) throws IOException {
            boolean removed = record.entry().kind() == Kind.DELETION;
            Optional<String> json = removed ? Optional.empty() : Optional.of(utf8(record.value()));
            sink.record(new StorageItem(record, Optional.empty(), utf8(record.key()), json));
          }

          @Override
          public void damaged(Damage damage) throws IOException {
            sink.damaged(damage);
          }
        });
  }

  private static String utf8(ByteView bytes) {
    return new String(bytes.bytes(), StandardCharsets.UTF_8);
  }
}
