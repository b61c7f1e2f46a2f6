package org.dalel.plugins.wallets.blockchain;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dalel.api.Artifact;
import org.dalel.api.Event;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.derive.HdNode;
import org.dalel.plugins.wallets.json.Json;

/** What stands in an open wallet: keys, HD accounts, address book, notes on transactions. */
final class BlockchainPayload {

  /**
   * Where the object stood.
   *
   * @param program that made it
   * @param network of its keys
   * @param unlocked what opened it, when it was locked
   */
  record Origin(String program, CoinNetwork network, Optional<Unlocked<?>> unlocked) {}

  private final Json root;
  private final Origin origin;
  private final KeyArtifacts keyArtifacts = new KeyArtifacts();

  BlockchainPayload(Json root, Origin origin) {
    this.root = root;
    this.origin = origin;
  }

  /** Emits everything but the wallet itself. */
  void emit(Unlocking unlocking) {
    Consumer<Artifact> sink = unlocking.sink()::emit;
    root.get("keys").items().forEach(key -> key(key, sink));
    hdWallets().forEach(wallet -> hd(wallet, sink, unlocking));
    root.get("address_book").items().forEach(entry -> contact(entry, sink));
    notes(root.get("tx_notes"), sink);
    secondPassword().forEach(line -> sink.accept(hash(line)));
  }

  /** The wallet itself. */
  Artifact.Builder wallet() {
    boolean second = root.get("double_encryption").isTrue();
    String rounds =
        BlockchainKeys.rounds(root).stream().map(String::valueOf).collect(joining(" or "));
    String inside = second ? "keys" : "none";
    Artifact.Builder wallet =
        WalletArtifacts.wallet(
                origin.program(),
                origin.network().label(),
                origin.unlocked().isPresent() ? "file" : inside)
            .field("version", hdWallets().isEmpty() ? "1 or 2" : "3 or 4")
            .field("id", root.get("guid").text())
            .field("kdf", second ? Optional.of("SHA-256, " + rounds + " rounds") : Optional.empty())
            .field("addresses", root.get("keys").items().size());
    if (origin.unlocked().isPresent()) {
      wallet.field("second-password", second);
    }
    return wallet;
  }

  private List<Json> hdWallets() {
    return root.get("hd_wallets").items();
  }

  private void key(Json key, Consumer<Artifact> sink) {
    String address = key.get("addr").text().orElse("");
    if (address.isBlank()) {
      return;
    }
    Artifact.Builder artifact =
        WalletArtifacts.address(origin.network().chain(), address, "p2pkh")
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
  private void secret(Json key, String address, Consumer<Artifact> sink) {
    key.filled()
        .flatMap(text -> BlockchainKeys.artifact(text, address, origin.network()))
        .ifPresent(
            artifact ->
                sink.accept(artifact.field("locked", origin.unlocked().isPresent()).build()));
  }

  private void hd(Json wallet, Consumer<Artifact> sink, Unlocking unlocking) {
    wallet
        .get("seed_hex")
        .filled()
        .flatMap(BlockchainKeys::phrase)
        .ifPresent(
            words -> {
              unlocking.offerPhrase(words, origin.program() + " wallet");
              sink.accept(BlockchainKeys.seed(words, origin.unlocked().isPresent()));
            });
    for (Json account : wallet.get("accounts").items()) {
      Optional<String> label = account.get("label").filled();
      keys(account, label, sink);
      account.get("derivations").items().forEach(way -> keys(way, label, sink));
      label.ifPresent(l -> sink.accept(WalletArtifacts.label(l, "account").build()));
    }
  }

  private void keys(Json account, Optional<String> label, Consumer<Artifact> sink) {
    for (String name : List.of("xpub", "xpriv")) {
      account
          .get(name)
          .filled()
          .filter(key -> HdNode.ofText(key).isPresent())
          .ifPresent(key -> sink.accept(extended(key, label, account.get("type").filled())));
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

  /** The lock of single keys, one line for each number of rounds that it may have. */
  private List<String> secondPassword() {
    String hash = root.get("dpasswordhash").text().orElse("");
    String shared = root.get("sharedKey").text().orElse("").replace("-", "");
    boolean shaped = hash.matches("[0-9a-f]{64}") && shared.matches("[0-9a-f]{32}");
    if (!shaped || !root.get("double_encryption").isTrue()) {
      return List.of();
    }
    return BlockchainKeys.rounds(root).stream()
        .filter(rounds -> rounds > 0 && rounds <= Integer.MAX_VALUE)
        .map(Long::intValue)
        .map(count -> SecondPassword.line(Bytes.ofHex(hash), Bytes.ofHex(shared), count))
        .toList();
  }

  private static Artifact hash(String line) {
    return WalletArtifacts.hashLine("hashcat", "18800", line).build();
  }
}
