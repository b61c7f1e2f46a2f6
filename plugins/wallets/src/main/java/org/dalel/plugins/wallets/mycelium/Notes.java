package org.dalel.plugins.wallets.mycelium;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.plugins.wallets.table.Tables;

/**
 * The table {@code keyValueStore(key, category, value)} of {@code mds.db}.
 *
 * <pre>
 *   al             account (UUID)    name             tl                transaction   note
 *   addresslabel   address           name             addresscointype   address       coin
 *   archived       account           1                coinapult_adddr   email         address
 *   backupstate    seed              0 to 3, or the time in milliseconds at which it was verified
 *   sync           lastFull          milliseconds     reset_blockheight, blockheight  pin   height
 * </pre>
 *
 * <p>Source: MetadataStorage and GenericMetadataStorage of mycelium-com/wallet-android.
 */
record Notes(List<Note> all) {

  static final Notes NONE = new Notes(List.of());

  static final String ACCOUNT = "al";
  static final String TRANSACTION = "tl";
  static final String ADDRESS = "addresslabel";
  static final String COIN = "addresscointype";
  static final String COINAPULT = "coinapult_adddr";

  private static final String TABLE = "keyValueStore";
  private static final List<String> BACKUP =
      List.of("unknown", "verified", "ignored", "not verified");

  /** One row. */
  record Note(String category, String key, String value, long offset) {}

  /** Whether a database has this table. */
  static boolean in(Tables tables) {
    return tables.has(TABLE, "key") && tables.has(TABLE, "category") && tables.has(TABLE, "value");
  }

  static Notes read(Tables tables) throws IOException {
    List<Note> all = new ArrayList<>();
    tables.rows(
        TABLE,
        row ->
            row.text("value")
                .ifPresent(
                    value ->
                        all.add(
                            new Note(
                                row.text("category").orElse(""),
                                row.text("key").orElse(""),
                                value,
                                row.offset()))));
    return new Notes(all);
  }

  /** Values of a category by their keys. */
  Map<String, String> of(String category) {
    Map<String, String> values = new LinkedHashMap<>();
    all.stream()
        .filter(note -> note.category().equals(category))
        .forEach(note -> values.put(note.key(), note.value()));
    return values;
  }

  /** What they say of the wallet as a whole. */
  void addTo(Artifact.Builder wallet) {
    String backup = value("backupstate", "seed").filter(Notes::isNumber).orElse("");
    if (backup.length() == 1 && backup.charAt(0) < '4') {
      wallet.field("seed-backup", BACKUP.get(backup.charAt(0) - '0'));
    } else if (backup.length() == 1) {
      wallet.field("seed-backup", "state " + backup);
    } else if (!backup.isEmpty()) {
      wallet.field("seed-backup", "verified").field("seed-backup-time", time(backup));
    }
    wallet
        .field("last-sync", value("sync", "lastFull").filter(Notes::isNumber).map(Notes::time))
        .field("pin-set-at-height", value("blockheight", "pin"));
  }

  private Optional<String> value(String category, String key) {
    return Optional.ofNullable(of(category).get(key));
  }

  private static boolean isNumber(String text) {
    return text.matches("\\d{1,15}");
  }

  private static String time(String milliseconds) {
    return Instant.ofEpochMilli(Long.parseLong(milliseconds)).toString();
  }
}
