package org.dalel.plugins.wallets.desktop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.Damage;
import org.dalel.formats.FormatException;
import org.dalel.formats.RecordSink;
import org.dalel.formats.mvstore.MvRow;
import org.dalel.formats.mvstore.MvStore;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.SharedWallet;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.pf4j.Extension;

/**
 * Wallets of Sparrow ({@code .sparrow/wallets/NAME.mv.db}, a database of H2): account keys, labels
 * and transactions; of those with a password only that they are there, behind Argon2.
 *
 * <p>No wallet of the program itself was at hand: tables and columns follow its published source
 * (sparrowwallet/sparrow, src/main/resources/com/sparrowwallet/sparrow/sql).
 */
@Extension
public final class SparrowWallet implements ArtifactExtractor {

  private static final int HEAD = 16;
  private static final int MOST_PROBLEMS = 50;

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("sparrow-wallet", "1.1.0")
                .scope(Scope.CONTEXT)
                .interest(Interest.name("*.mv.db")),
            WalletType.WALLET,
            WalletType.ADDRESS,
            WalletType.EXTENDED_KEY,
            WalletType.SEED_PHRASE,
            WalletType.LABEL,
            WalletType.TRANSFER)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    try (ByteSource bytes = ByteSource.of(file.open())) {
      ByteView head = bytes.read(0, HEAD);
      if (MvStore.isEncrypted(head)) {
        locked(file, sink);
      } else if (MvStore.looksLike(head)) {
        open(file, bytes, context, sink);
      }
    }
  }

  /** Any database of H2 may be locked: the folder says whose it is. */
  private static void locked(EvidenceFile file, ArtifactSink sink) {
    if (file.path().toLowerCase(Locale.ROOT).contains("sparrow")) {
      sink.emit(
          WalletArtifacts.wallet("Sparrow", "btc", "file")
              .field("name", file.name())
              .field("kdf", "Argon2id")
              .field("unverified-schema", true)
              .build());
    }
  }

  /** A wallet of several signers, when its newest state has one policy and all their keys. */
  private static Optional<SharedWallet> shared(List<SparrowRow> rows) {
    List<SparrowRow> live = rows.stream().filter(SparrowRow::isLive).toList();
    List<String> keys =
        live.stream()
            .filter(row -> row.is("keystore"))
            .flatMap(row -> row.text("extendedPublicKey").stream())
            .toList();
    List<String> policies =
        live.stream()
            .filter(row -> row.is("policy"))
            .flatMap(row -> row.text("script").stream())
            .distinct()
            .toList();
    Optional<CoinNetwork> network =
        live.stream()
            .filter(row -> row.is("wallet"))
            .map(SparrowRow::network)
            .findFirst()
            .flatMap(SparrowWallet::network);
    return policies.size() == 1 && network.isPresent()
        ? SharedWallet.of(network.get(), policies.get(0), keys)
        : Optional.empty();
  }

  private static Optional<CoinNetwork> network(String label) {
    return Arrays.stream(CoinNetwork.values()).filter(n -> n.label().equals(label)).findFirst();
  }

  private static void emit(SharedWallet wallet, ArtifactSink sink) {
    wallet
        .addresses()
        .forEach(address -> sink.emit(address.field("unverified-schema", true).build()));
  }

  private static void open(
      EvidenceFile file, ByteSource bytes, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    List<SparrowRow> rows = new ArrayList<>();
    List<String> damages = new ArrayList<>();
    try {
      MvStore.read(
          file.name(),
          bytes,
          new RecordSink<>() {
            @Override
            public void record(MvRow row) {
              context.checkpoint();
              SparrowRow.of(row).ifPresent(rows::add);
            }

            @Override
            public void damaged(Damage damage) {
              damages.add(damage.toString());
            }
          });
    } catch (FormatException damage) {
      damages.add(damage.getMessage());
    }
    // tables of these names alone could be anybody's: an account key is Sparrow's
    if (rows.stream()
        .anyMatch(row -> row.is("keystore") && row.text("extendedPublicKey").isPresent())) {
      KeyArtifacts keys = new KeyArtifacts();
      rows.forEach(row -> row.emit(file.name(), keys, sink));
      shared(rows).ifPresent(wallet -> emit(wallet, sink));
      damages.stream()
          .limit(MOST_PROBLEMS)
          .forEach(damage -> sink.problem(new Position.WholeItem(), damage));
    }
  }
}
