package org.dalel.plugins.wallets.blockchain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dalel.api.Artifact;
import org.dalel.api.Event;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.json.Json;

/** What stands in an open wallet: keys, HD accounts, address book, notes on transactions. */
final class BlockchainPayload {

  private static final int DEFAULT_ROUNDS = 10;

  private final Json root;
  private final KeyArtifacts keyArtifacts = new KeyArtifacts();

  BlockchainPayload(Json root) {
    this.root = root;
  }

  void emit(Consumer<Artifact> sink) {
    sink.accept(wallet());
    root.get("keys").items().forEach(key -> key(key, sink));
    hdWallets().forEach(wallet -> hd(wallet, sink));
    root.get("address_book").items().forEach(entry -> contact(entry, sink));
    notes(root.get("tx_notes"), sink);
    secondPassword().ifPresent(line -> sink.accept(hash(line)));
  }

  private Artifact wallet() {
    boolean second = root.get("double_encryption").isTrue();
    int rounds = rounds();
    return WalletArtifacts.wallet("Blockchain.com", "btc", second ? "keys" : "none")
        .field("version", hdWallets().isEmpty() ? "1 or 2" : "3 or 4")
        .field("id", root.get("guid").text())
        .field("kdf", second ? Optional.of("SHA-256, " + rounds + " rounds") : Optional.empty())
        .field("addresses", root.get("keys").items().size())
        .build();
  }

  private List<Json> hdWallets() {
    return root.get("hd_wallets").items();
  }

  private int rounds() {
    return root.at("options", "pbkdf2_iterations")
        .number()
        .map(Long::intValue)
        .orElse(DEFAULT_ROUNDS);
  }

  private void key(Json key, Consumer<Artifact> sink) {
    String address = key.get("addr").text().orElse("");
    if (address.isBlank()) {
      return;
    }
    Artifact.Builder artifact =
        WalletArtifacts.address(Chain.BTC, address, "p2pkh")
            .field("label", key.get("label").filled())
            .field("device", key.get("created_device_name").filled())
            .field("device-version", key.get("created_device_version").filled())
            .field("archived", key.get("tag").number().filter(tag -> tag == 2).isPresent())
            .field("watch-only", key.get("priv").filled().isEmpty());
    key.get("created_time")
        .number()
        .filter(time -> time > 0)
        .map(time -> time < 1L << 33 ? Instant.ofEpochSecond(time) : Instant.ofEpochMilli(time))
        .filter(time -> time.getEpochSecond() < 1L << 33)
        .ifPresent(
            time ->
                artifact
                    .field("created", time.toString())
                    .event(Event.at(time, Event.Kind.CREATED, "address made, created_time")));
    sink.accept(artifact.build());
    key.get("label")
        .filled()
        .ifPresent(label -> sink.accept(WalletArtifacts.label(label, address).build()));
    secret(key.get("priv"), address, sink);
  }

  /** Base58 of 32 bytes; behind a second password Base64 of whole blocks, which is longer. */
  private static void secret(Json key, String address, Consumer<Artifact> sink) {
    key.filled()
        .filter(text -> Base58.BITCOIN.decode(text).filter(b -> b.length <= 32).isPresent())
        .ifPresent(
            text ->
                sink.accept(
                    WalletArtifacts.privateKey("base58", text).field("of", address).build()));
  }

  private void hd(Json wallet, Consumer<Artifact> sink) {
    wallet
        .get("seed_hex")
        .filled()
        .filter(seed -> seed.matches("[0-9a-fA-F]{32,64}"))
        .ifPresent(seed -> sink.accept(WalletArtifacts.privateKey("bip39-entropy", seed).build()));
    for (Json account : wallet.get("accounts").items()) {
      Optional<String> label = account.get("label").filled();
      account
          .get("xpub")
          .filled()
          .ifPresent(key -> sink.accept(extended(key, label, Optional.empty())));
      account
          .get("derivations")
          .items()
          .forEach(
              way ->
                  way.get("xpub")
                      .filled()
                      .ifPresent(
                          key -> sink.accept(extended(key, label, way.get("type").filled()))));
      label.ifPresent(l -> sink.accept(WalletArtifacts.label(l, "account").build()));
    }
  }

  private Artifact extended(String key, Optional<String> label, Optional<String> type) {
    return keyArtifacts.extendedKey(key).field("account", label).field("type", type).build();
  }

  private static void contact(Json entry, Consumer<Artifact> sink) {
    String name = entry.get("label").text().orElse("");
    entry
        .get("addr")
        .filled()
        .ifPresent(a -> sink.accept(WalletArtifacts.contact(name, Chain.BTC, a).build()));
  }

  private static void notes(Json notes, Consumer<Artifact> sink) {
    for (Map.Entry<String, Json> note : notes.entries().entrySet()) {
      note.getValue()
          .filled()
          .ifPresent(text -> sink.accept(WalletArtifacts.label(text, note.getKey()).build()));
    }
  }

  /** The lock of single keys; wallets that name no number of rounds have ten. */
  private Optional<String> secondPassword() {
    String hash = root.get("dpasswordhash").text().orElse("");
    String shared = root.get("sharedKey").text().orElse("").replace("-", "");
    boolean shaped = hash.matches("[0-9a-f]{64}") && shared.matches("[0-9a-f]{32}");
    if (!shaped || !root.get("double_encryption").isTrue()) {
      return Optional.empty();
    }
    return Optional.of(SecondPassword.line(Bytes.ofHex(hash), Bytes.ofHex(shared), rounds()));
  }

  private static Artifact hash(String line) {
    return WalletArtifacts.hashLine("hashcat", "18800", line).build();
  }
}
