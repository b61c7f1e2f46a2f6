package org.dalel.plugins.wallets.msigna;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Position;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.table.TableRow;
import org.dalel.plugins.wallets.table.Tables;
import org.pf4j.Extension;

/**
 * The vault of mSIGNA, a database of SQLite.
 *
 * <pre>
 *   Version(version)   Network(network)   Account(name, time_created)
 *   Keychain(name, depth, parent_fp, child_num, pubkey, chain_code, privkey_ciphertext, privkey_salt)
 *   SigningScript(label, txoutscript)     Tx
 * </pre>
 *
 * <p>Names and columns are those of a file of the program; what locks a key was checked by
 * unlocking it. Times and transactions are counted and not read: no file at hand has any.
 */
@Extension
public final class MsignaVault implements ArtifactExtractor {

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("msigna-vault", "1.0.0")
                .interest(Interest.magic(Magic.text(0, "SQLite format 3\0"))),
            WalletType.WALLET,
            WalletType.ADDRESS,
            WalletType.EXTENDED_KEY)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    try (ByteSource source = ByteSource.of(file.open())) {
      Tables tables = Tables.open(source, ByteSource.EMPTY, context::checkpoint);
      if (tables.has("Keychain", "privkey_ciphertext")
          && tables.has("SigningScript", "txoutscript")) {
        new Reading(tables, new Unlocking(context, sink), new KeyArtifacts()).emit();
        tables.problems().forEach(problem -> sink.problem(new Position.WholeItem(), problem));
      }
    } catch (FormatException noDatabase) {
      // a torn file of SQLite that shows no table of mSIGNA is not ours to judge
      return;
    }
  }

  /** One vault on its way to artifacts. */
  private record Reading(Tables tables, Unlocking unlocking, KeyArtifacts artifacts) {

    void emit() throws Exception {
      List<Keychain> keychains = new ArrayList<>();
      tables.rows("Keychain", row -> Keychain.of(row).ifPresent(keychains::add));
      String name = first("Network", row -> row.text("network")).orElse("unknown");
      Optional<CoinNetwork> network = network(name);
      keychains.forEach(this::publicKey);
      if (network.isPresent()) {
        tables.rows("SigningScript", row -> address(row, network.get()));
      }
      Artifact.Builder wallet =
          WalletArtifacts.wallet(
                  "mSIGNA", network.map(CoinNetwork::label).orElse(name), encryption(keychains))
              .field(
                  "schema-version",
                  first("Version", row -> row.number("version").stream().boxed().findFirst()))
              .field("accounts", tables.all("Account", row -> row.text("name")))
              .field("keychains", keychains.stream().map(Keychain::name).toList())
              .field(
                  "transactions", (long) tables.all("Tx", row -> Optional.of(row.offset())).size());
      keychains.forEach(one -> one.clear().ifPresent(key -> privateKey(one, key, false)));
      unlocking
          .wallet(wallet, () -> open(keychains))
          .ifPresent(password -> keys(keychains, password.content()));
    }

    private static String encryption(List<Keychain> keychains) {
      if (keychains.stream().anyMatch(Keychain::isLocked)) {
        return "keys";
      }
      return keychains.stream().allMatch(Keychain::isWatchOnly) ? "watch only" : "none";
    }

    private static Optional<CoinNetwork> network(String name) {
      return switch (name.toLowerCase(Locale.ROOT)) {
        case "bitcoin" -> Optional.of(CoinNetwork.BTC);
        case "testnet3" -> Optional.of(CoinNetwork.BTC_TESTNET);
        case "litecoin" -> Optional.of(CoinNetwork.LTC);
        case "dogecoin" -> Optional.of(CoinNetwork.DOGE);
        default -> Optional.empty();
      };
    }

    private Optional<Unlocked<String>> open(List<Keychain> keychains) throws Exception {
      Optional<Unlocked<String>> first = Optional.empty();
      for (Keychain one : keychains) {
        if (one.isLocked() && first.isEmpty()) {
          first =
              unlocking.attempt(
                  "keychain " + one.name(),
                  one.kdf(),
                  password -> one.open(password, unlocking.checkpoint()).map(key -> password));
        }
      }
      return first;
    }

    private void keys(List<Keychain> keychains, String password) {
      for (Keychain one : keychains) {
        if (one.isLocked()) {
          one.open(password, unlocking.checkpoint()).ifPresent(key -> privateKey(one, key, true));
        }
      }
    }

    private void publicKey(Keychain one) {
      place(artifacts.extendedKey(one.publicText(), false).field("name", one.name()), one.row());
    }

    private void privateKey(Keychain one, BitcoinKey key, boolean locked) {
      place(
          artifacts
              .extendedKey(one.privateText(key), true)
              .field("name", one.name())
              .field("locked", locked),
          one.row());
    }

    private void address(TableRow row, CoinNetwork network) {
      row.blob("txoutscript")
          .flatMap(script -> network.address(ByteView.of(script)))
          .ifPresent(
              address ->
                  place(
                      WalletArtifacts.address(network.chain(), address, "script")
                          .field("network", network.label())
                          .field("label", row.text("label")),
                      row));
    }

    private <T> Optional<T> first(String table, Function<TableRow, Optional<T>> value)
        throws IOException {
      return tables.all(table, value).stream().findFirst();
    }

    private void place(Artifact.Builder artifact, TableRow row) {
      unlocking.sink().emit(artifact.atByte(row.offset()).build());
    }
  }
}
