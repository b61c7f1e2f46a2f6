package org.dalel.plugins.wallets.bither;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Event;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Position;
import org.dalel.formats.ByteSource;
import org.dalel.formats.FormatException;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.Limits;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.schema.TableDefinition;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.pf4j.Extension;

/**
 * The address database of Bither.
 *
 * <pre>
 *   addresses(address, encrypt_private_key, pub_key, ..., sort_time)   aliases(address, alias)
 *   password_seed(password_seed)   hd_seeds(encrypt_seed, hdm_address)   hdm_addresses(address)
 *   a secret: [hash of the key/] locked key / iv / [flags] salt, hexadecimal; older with ':'
 * </pre>
 *
 * <p>The lock is that of bitcoinj: scrypt 16384, 8, 1 over the password in UTF-16BE, AES-256-CBC.
 * Checked by unlocking a sample.
 */
@Extension
public final class BitherWallet implements ArtifactExtractor {

  private static final CoinNetwork NETWORK = CoinNetwork.BTC;
  private static final int SALT_DIGITS = 16;
  private static final int KEY_DIGITS = 96;
  private static final int TWO_BLOCKS = 64;

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("bither-wallet", "1.0.0")
                .interest(Interest.magic(Magic.text(0, "SQLite format 3\0"))),
            WalletType.WALLET,
            WalletType.ADDRESS,
            WalletType.LABEL,
            WalletType.PRIVATE_KEY,
            WalletType.HASH_LINE)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    List<String> problems = new ArrayList<>();
    try (ByteSource source = ByteSource.of(file.open())) {
      SqliteDatabase database = open(source, problems);
      if (has(database, "addresses", "encrypt_private_key")
          && has(database, "password_seed", "password_seed")) {
        new Reading(database, new Unlocking(context, sink)).emit();
        problems.forEach(problem -> sink.problem(new Position.WholeItem(), problem));
      }
    } catch (FormatException noDatabase) {
      // a torn file of SQLite that shows no table of Bither is not ours to judge
      problems.clear();
    }
  }

  private static SqliteDatabase open(ByteSource source, List<String> problems) throws IOException {
    return SqliteDatabase.open(
        source,
        ByteSource.EMPTY,
        ByteSource.EMPTY,
        Limits.DEFAULT,
        problem -> problems.add(problem.toString()));
  }

  private static boolean has(SqliteDatabase database, String table, String column) {
    return database
        .schema()
        .table(table)
        .filter(t -> t.columns().stream().anyMatch(c -> c.name().equalsIgnoreCase(column)))
        .isPresent();
  }

  /** One wallet on its way to artifacts. */
  private record Reading(SqliteDatabase database, Unlocking unlocking) {

    private interface Take {
      void row(Row row, Map<String, Object> values);
    }

    /** A locked secret, the address that its key must have, and where it stands. */
    private record Locked(String of, BitherLock lock, Row row) {}

    void emit() throws Exception {
      List<Locked> locked = new ArrayList<>();
      rows(
          "addresses",
          (row, values) -> {
            if (values.get("encrypt_private_key") instanceof String secret
                && values.get("address") instanceof String address) {
              BitherLock.of(secret).map(l -> new Locked(address, l, row)).ifPresent(locked::add);
            }
          });
      List<String> seen = new ArrayList<>();
      List<Long> times = new ArrayList<>();
      rows("addresses", (row, values) -> address(row, values, seen, times));
      rows("hdm_addresses", (row, values) -> shared(row, values));
      rows("aliases", (row, values) -> alias(row, values));
      rows("password_seed", (row, values) -> secret(row, values, "password_seed"));
      rows("hd_seeds", (row, values) -> secret(row, values, "encrypt_seed"));
      Artifact.Builder wallet =
          WalletArtifacts.wallet("Bither", NETWORK.label(), "keys")
              .field("kdf", "scrypt")
              .field("kdf-n", 16384L)
              .field("kdf-r", 8L)
              .field("kdf-p", 1L)
              .field("addresses", (long) seen.size());
      times.stream()
          .min(Long::compare)
          .map(Instant::ofEpochMilli)
          .ifPresent(
              time ->
                  wallet
                      .field("created", time.toString())
                      .event(
                          Event.at(time, Event.Kind.CREATED, "sort_time of the oldest address")));
      unlocking
          .wallet(wallet, () -> open(locked))
          .ifPresent(password -> keys(locked, password.content()));
    }

    /** Proof: a private key whose address is that of its row. */
    private Optional<Unlocked<String>> open(List<Locked> locked) throws Exception {
      for (Locked first : locked) {
        return unlocking.attempt(
            "keys", first.lock().kdf(), password -> key(first, password).map(any -> password));
      }
      return Optional.empty();
    }

    private Optional<BitcoinKey> key(Locked locked, String password) {
      return locked
          .lock()
          .open(password, unlocking.checkpoint())
          .flatMap(secret -> BitcoinKey.of(secret, true))
          .flatMap(own -> Stream.of(own, own.otherForm()).filter(k -> fits(k, locked)).findFirst());
    }

    private static boolean fits(BitcoinKey key, Locked locked) {
      return key.address(NETWORK).equals(locked.of());
    }

    private void keys(List<Locked> locked, String password) {
      for (Locked each : locked) {
        unlocking.context().checkpoint();
        key(each, password)
            .map(own -> own.artifact(NETWORK).field("of", each.of()).field("locked", true))
            .ifPresentOrElse(
                artifact -> place(artifact, each.row()),
                () ->
                    unlocking
                        .sink()
                        .problem(
                            new Position.ByteOffset(each.row().place().offset()),
                            "addresses row: expected the private key of "
                                + each.of()
                                + " behind the password, found another; it is left out"));
      }
    }

    private void rows(String table, Take take) throws IOException {
      Optional<TableDefinition> there = database.schema().table(table);
      if (there.isPresent()) {
        database.rows(
            there.get(),
            row -> {
              unlocking.context().checkpoint();
              take.row(row, values(row));
            });
      }
    }

    private static Map<String, Object> values(Row row) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (int i = 0; i < row.values().size(); i++) {
        String name = row.table().columns().get(i).name();
        if (row.values().get(i) instanceof Value.Text text) {
          values.put(name, text.value());
        } else if (row.values().get(i) instanceof Value.Int number) {
          values.put(name, number.value());
        }
      }
      return values;
    }

    private void address(Row row, Map<String, Object> values, List<String> seen, List<Long> times) {
      if (!(values.get("address") instanceof String address)) {
        return;
      }
      seen.add(address);
      Artifact.Builder artifact =
          WalletArtifacts.address(NETWORK.chain(), address, "p2pkh")
              .field("network", NETWORK.label())
              .field("watch-only", !values.containsKey("encrypt_private_key"));
      if (values.get("pub_key") instanceof String key) {
        artifact.field("public-key", Base58.BITCOIN.decode(key).map(Bytes::hex).orElse(key));
      }
      if (values.get("is_trash") instanceof Long trash) {
        artifact.field("in-trash", trash != 0);
      }
      if (values.get("sort_time") instanceof Long time && time > 0 && time < 9_000_000_000_000L) {
        times.add(time);
        artifact.field("created", Instant.ofEpochMilli(time).toString());
      }
      place(artifact, row);
    }

    private void shared(Row row, Map<String, Object> values) {
      if (values.get("address") instanceof String address) {
        place(WalletArtifacts.address(NETWORK.chain(), address, "p2sh multisig"), row);
      }
    }

    private void alias(Row row, Map<String, Object> values) {
      if (values.get("address") instanceof String of
          && values.get("alias") instanceof String text) {
        place(WalletArtifacts.label(text, of), row);
      }
    }

    /** Mode 27700: the lock is the same as that of MultiBit Classic. */
    private void secret(Row row, Map<String, Object> values, String column) {
      if (!(values.get(column) instanceof String secret)) {
        return;
      }
      List<String> parts = List.of(secret.toLowerCase(Locale.ROOT).split("[/:]"));
      int last = parts.size() - 1;
      boolean whole =
          last >= 2
              && parts.get(last).matches("(?:[0-9a-f]{2})?[0-9a-f]{16}")
              && parts.get(last - 2).matches("[0-9a-f]{" + KEY_DIGITS + "}");
      if (whole) {
        String salt = parts.get(last).substring(parts.get(last).length() - SALT_DIGITS);
        String end = parts.get(last - 2).substring(KEY_DIGITS - TWO_BLOCKS);
        String line = "$multibit$3*16384*8*1*" + salt + "*" + end;
        place(WalletArtifacts.hashLine("hashcat", "27700", line).field("of", column), row);
      }
    }

    private void place(Artifact.Builder artifact, Row row) {
      unlocking.sink().emit(artifact.atByte(row.place().offset()).build());
    }
  }
}
