package org.dalel.plugins.wallets.electrum;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dalel.api.Artifact;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.seed.Phrases;

/**
 * The keys of a wallet: public ones in full; secret ones masked when they stand in clear, else a
 * line for each lock.
 */
final class ElectrumKeys {

  private static final int MOST_COSIGNERS = 15;

  private final Json root;
  private final Map<String, Json> stores = new LinkedHashMap<>();
  private boolean clear;
  private final KeyArtifacts keys = new KeyArtifacts();
  private final Map<String, ElectrumHashes> lines = new LinkedHashMap<>();
  private final List<ElectrumSecret> locked = new ArrayList<>();
  private final List<String> phrases = new ArrayList<>();

  ElectrumKeys(Json root) {
    this.root = root;
    store("keystore");
    for (int i = 1; i <= MOST_COSIGNERS; i++) {
      store("x" + i + "/");
    }
  }

  private void store(String name) {
    if (root.get(name).isObject()) {
      stores.put(name, root.get(name));
    }
  }

  /** The hardware wallets that sign for this one, e.g. {@code trezor}. */
  Optional<String> device() {
    String type = root.get("wallet_type").text().orElse("");
    boolean old = type.matches("trezor|ledger|btchip|keepkey|digitalbitbox");
    return stores.values().stream()
        .filter(store -> store.get("type").text().filter("hardware"::equals).isPresent())
        .map(store -> store.get("hw_type").text().orElse("unknown"))
        .findFirst()
        .or(() -> Optional.of(type).filter(t -> old));
  }

  /** Emits all keys; {@link #encryption} is known afterwards. */
  void emit(Consumer<Artifact> sink) {
    stores.forEach((name, store) -> store(name, store, sink));
    root.get("master_public_keys")
        .entries()
        .forEach((path, key) -> key.filled().ifPresent(k -> publicKey(k, path, sink)));
    root.get("master_public_key").filled().ifPresent(key -> publicKey(key, "m", sink));
    root.get("master_private_keys")
        .entries()
        .forEach((path, key) -> key.filled().ifPresent(k -> extended(k, path, Json.MISSING, sink)));
    root.get("seed").filled().ifPresent(seed -> seed(seed, root, sink));
    root.get("imported_keys")
        .entries()
        .forEach((of, key) -> key.filled().ifPresent(k -> single(k, of, sink)));
    root.get("accounts").entries().values().stream()
        .flatMap(account -> account.get("imported").entries().entrySet().stream())
        .forEach(e -> e.getValue().item(1).filled().ifPresent(k -> single(k, e.getKey(), sink)));
    root.get("lightning_xprv")
        .filled()
        .ifPresent(key -> extended(key, "lightning", Json.MISSING, sink));
    lines
        .values()
        .forEach(
            hash ->
                sink.accept(
                    WalletArtifacts.hashLine("hashcat", String.valueOf(hash.mode()), hash.line())
                        .build()));
  }

  /** What is locked by itself; known when all keys were emitted. */
  List<ElectrumSecret> locked() {
    return List.copyOf(locked);
  }

  /** Seed phrases in clear; known when all keys were emitted. */
  List<String> phrases() {
    return List.copyOf(phrases);
  }

  /** {@code keys} when something is locked, {@code none} when all is in clear. */
  String encryption() {
    if (!lines.isEmpty()) {
      return "keys";
    }
    return clear ? "none" : "watch only";
  }

  private void store(String name, Json store, Consumer<Artifact> sink) {
    String place = name.equals("keystore") ? "" : name;
    store
        .get("xpub")
        .filled()
        .ifPresent(
            key -> {
              Artifact.Builder artifact = keys.extendedKey(key);
              store.get("derivation").filled().ifPresent(path -> artifact.field("path", path));
              store
                  .get("root_fingerprint")
                  .filled()
                  .ifPresent(print -> artifact.field("fingerprint", print));
              store.get("label").filled().ifPresent(label -> artifact.field("device-label", label));
              artifact.field("account", name);
              sink.accept(artifact.build());
            });
    store.get("mpk").filled().ifPresent(key -> publicKey(key, "m", sink));
    store.get("xprv").filled().ifPresent(key -> extended(key, place, store, sink));
    store.get("seed").filled().ifPresent(seed -> seed(seed, store, sink));
    store
        .get("keypairs")
        .entries()
        .forEach((of, key) -> key.filled().ifPresent(k -> single(k, of, sink)));
  }

  private void publicKey(String key, String path, Consumer<Artifact> sink) {
    sink.accept(keys.extendedKey(key).field("path", path).build());
  }

  private void extended(String key, String path, Json store, Consumer<Artifact> sink) {
    if (Base58.BITCOIN.decodeChecked(key).isPresent()) {
      clear = true;
      sink.accept(keys.extendedKey(key).field("path", path).build());
    } else {
      lock(ElectrumSecret.Kind.EXTENDED, key, path, store);
      ElectrumHashes.ofExtendedKey(key).ifPresent(hash -> lines.put(hash.line(), hash));
    }
  }

  /** Words or, in 1.x, 32 hexadecimal digits; an encrypted one is Base64 without spaces. */
  private void seed(String seed, Json store, Consumer<Artifact> sink) {
    boolean old = isOld(store);
    if (!root.get("use_encryption").isTrue() || !isBase64(seed)) {
      clear = true;
      phrases.add(old && seed.matches("(?:[0-9a-f]{8})+") ? Phrases.electrum1(seed) : seed);
      String scheme = old ? "electrum1" : "electrum";
      sink.accept(
          keys.seedPhrase(scheme, seed, store.get("passphrase").text().orElse(""))
              .field("seed-type", store.get("seed_type").text())
              .field("extended", store.get("passphrase").filled().isPresent())
              .build());
    } else if (!old) {
      lock(ElectrumSecret.Kind.SEED, seed, "seed", store);
    } else {
      lock(ElectrumSecret.Kind.OLD_SEED, seed, "seed", store);
      ElectrumHashes.ofOldSeed(seed).ifPresent(hash -> lines.put(hash.line(), hash));
    }
  }

  private void lock(ElectrumSecret.Kind kind, String value, String of, Json store) {
    locked.add(new ElectrumSecret(kind, value, of, store));
  }

  private boolean isOld(Json store) {
    boolean named = store.get("type").text().filter("old"::equals).isPresent();
    boolean type = root.get("wallet_type").text().filter("old"::equals).isPresent();
    return named || type || root.get("seed_version").number().filter(v -> v <= 4).isPresent();
  }

  private static boolean isBase64(String text) {
    return text.length() % 4 == 0 && text.length() >= 44 && text.matches("[A-Za-z0-9+/]+={0,2}");
  }

  private void single(String key, String of, Consumer<Artifact> sink) {
    String bare = key.substring(key.indexOf(':') + 1);
    if (Base58.BITCOIN.decodeChecked(bare).isPresent()) {
      clear = true;
      sink.accept(WalletArtifacts.privateKey("wif", bare).field("of", of).build());
      return;
    }
    lock(ElectrumSecret.Kind.SINGLE, key, of, Json.MISSING);
    if (lines.values().stream().noneMatch(hash -> hash.line().startsWith("$electrum$3"))) {
      ElectrumHashes.ofSingleKey(key).ifPresent(hash -> lines.put(hash.line(), hash));
    }
  }
}
