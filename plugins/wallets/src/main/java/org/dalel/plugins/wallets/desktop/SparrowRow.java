package org.dalel.plugins.wallets.desktop;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.RecordState;
import org.dalel.formats.mvstore.H2Value;
import org.dalel.formats.mvstore.MvRow;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.codec.Bytes;

/**
 * A row of one of Sparrow's tables.
 *
 * @param table its name without the schema, in lower case
 */
record SparrowRow(String table, MvRow row) {

  private static final Set<String> TABLES =
      Set.of(
          "wallet",
          "keystore",
          "policy",
          "seed",
          "walletnode",
          "blocktransaction",
          "detachedlabel");

  /** Networks by their number in the column {@code network}. */
  private static final List<String> NETWORKS =
      List.of("btc", "btc-testnet", "btc-regtest", "btc-signet", "btc-testnet4");

  static Optional<SparrowRow> of(MvRow row) {
    String name = row.table().substring(row.table().lastIndexOf('.') + 1);
    String table = name.toLowerCase(Locale.ROOT);
    return TABLES.contains(table) ? Optional.of(new SparrowRow(table, row)) : Optional.empty();
  }

  boolean is(String name) {
    return table.equals(name);
  }

  void emit(String file, KeyArtifacts keys, ArtifactSink sink) {
    switch (table) {
      case "wallet" -> place(wallet(file), sink);
      case "keystore" -> text("extendedPublicKey").ifPresent(key -> place(key(keys, key), sink));
      case "seed" -> phrase(keys).ifPresent(phrase -> place(phrase, sink));
      case "policy" -> {
        // told by the addresses of the wallet
      }
      case "walletnode" ->
          text("label")
              .ifPresent(
                  label ->
                      place(WalletArtifacts.label(label, text("derivationPath").orElse("")), sink));
      case "blocktransaction" -> bytes("txid").ifPresent(id -> place(transfer(id), sink));
      case "detachedlabel" ->
          text("label")
              .ifPresent(
                  label -> place(WalletArtifacts.label(label, text("entry").orElse("")), sink));
      default -> throw new IllegalStateException(table + ": expected a table of Sparrow");
    }
  }

  /** Whether it stands in the newest commit. */
  boolean isLive() {
    return row.state() == MvRow.State.LIVE;
  }

  /** The network of a row of the table {@code wallet}. */
  String network() {
    return number("network")
        .filter(n -> n >= 0 && n < NETWORKS.size())
        .map(n -> NETWORKS.get(n.intValue()))
        .orElse("unknown");
  }

  private Artifact.Builder wallet(String file) {
    String network = network();
    Artifact.Builder wallet =
        WalletArtifacts.wallet("Sparrow", network, "none")
            .field("name", text("name").orElse(file))
            .field("height", number("storedBlockHeight"));
    time("birthDate").ifPresent(time -> wallet.field("created-local-time", time));
    return wallet;
  }

  private Artifact.Builder key(KeyArtifacts keys, String key) {
    return keys.extendedKey(key)
        .field("account", text("label"))
        .field("path", text("derivationPath"))
        .field("fingerprint", text("masterFingerprint"));
  }

  private Optional<Artifact.Builder> phrase(KeyArtifacts keys) {
    return text("mnemonicString").map(words -> keys.seedPhrase("bip39", words, ""));
  }

  private Artifact.Builder transfer(byte[] id) {
    Artifact.Builder transfer =
        WalletArtifacts.transfer(Chain.BTC, Bytes.hex(id))
            .field("fee", number("fee").map(fee -> WalletArtifacts.amount(fee, 8)))
            .field("height", number("height"))
            .field("label", text("label"));
    // written in the zone of the machine, which the file does not tell
    time("date")
        .ifPresent(time -> transfer.field("local-time", time).field("time-source", "block"));
    return transfer;
  }

  private void place(Artifact.Builder artifact, ArtifactSink sink) {
    RecordState state = row.state() == MvRow.State.LIVE ? RecordState.LIVE : RecordState.FREELIST;
    sink.emit(
        artifact
            .field("generation", row.state().name().toLowerCase(Locale.ROOT))
            .field("unverified-schema", true)
            .field("offset", row.offset())
            .state(state)
            .atRecord(table, row.key())
            .build());
  }

  private Optional<H2Value> value(String column) {
    for (int i = 0; i < Math.min(row.columns().size(), row.values().size()); i++) {
      if (row.columns().get(i).equalsIgnoreCase(column)) {
        return Optional.of(row.values().get(i));
      }
    }
    return Optional.empty();
  }

  Optional<String> text(String column) {
    return value(column)
        .flatMap(
            value ->
                value instanceof H2Value.Text text
                    ? Optional.of(text.value())
                    : value instanceof H2Value.Binary binary && column.startsWith("mnemonic")
                        ? Optional.of(new String(binary.bytes().bytes(), StandardCharsets.UTF_8))
                        : Optional.empty())
        .filter(text -> !text.isBlank());
  }

  private Optional<byte[]> bytes(String column) {
    return value(column)
        .filter(H2Value.Binary.class::isInstance)
        .map(value -> ((H2Value.Binary) value).bytes().bytes());
  }

  private Optional<Long> number(String column) {
    return value(column)
        .filter(H2Value.Whole.class::isInstance)
        .map(value -> ((H2Value.Whole) value).value());
  }

  private Optional<String> time(String column) {
    return value(column)
        .filter(H2Value.Moment.class::isInstance)
        .map(value -> ((H2Value.Moment) value).value().toString());
  }
}
