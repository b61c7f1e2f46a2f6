package org.dalel.plugins.wallets.mobile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ExtractionContext;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.OpenSslKey;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.extension.BoxLine;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;
import org.dalel.plugins.wallets.seed.Phrases;

/**
 * What BlueWallet keeps under {@code data}: {@code {wallets: [JSON text], tx_metadata: {txid:
 * {memo}}}}, or, when the user chose a password, a list of such texts, each locked by CryptoJS (one
 * for each password: the others are there to be shown under duress).
 */
final class BlueState {

  private static final int HEAD = 16;
  private static final int KEY = 32;

  private final Json state;
  private final ArtifactSink sink;
  private final Unlocking unlocking;
  private final KeyArtifacts keys = new KeyArtifacts();

  BlueState(Json state, ExtractionContext context, ArtifactSink sink) {
    this.state = state;
    this.sink = sink;
    this.unlocking = new Unlocking(context, sink);
  }

  void emit() throws Exception {
    if (state.isObject() && state.get("wallets").isArray()) {
      sink.emit(wallet("none", state).build());
      contents(state, false);
      return;
    }
    int number = 0;
    for (Json bucket : state.items()) {
      Optional<String> text = bucket.text().filter(t -> t.startsWith("U2FsdGVkX1"));
      if (text.isPresent()) {
        locked(text.get(), ++number);
      }
    }
  }

  private void locked(String text, int number) throws Exception {
    BoxLine.ofSalted(text).ifPresent(line -> sink.emit(line.artifact().build()));
    byte[] all;
    try {
      all = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException torn) {
      all = new byte[0];
    }
    if (all.length < 2 * HEAD || all.length % Ciphers.BLOCK != 0) {
      return;
    }
    byte[] whole = all;
    OpenSslKey kdf = new OpenSslKey(Bytes.part(whole, HEAD / 2, HEAD));
    Optional<Unlocked<Json>> inside =
        unlocking.wallet(
            wallet("file", Json.MISSING).field("bucket", (long) number),
            () -> unlocking.attempt("bucket " + number, kdf, word -> open(kdf, whole, word)));
    if (inside.isPresent()) {
      contents(inside.get().content(), true);
    }
  }

  /** Proof: padding, and JSON with wallets. */
  private Optional<Json> open(OpenSslKey kdf, byte[] all, String password) {
    byte[] both = kdf.key(Passwords.utf8(password), KEY + HEAD, unlocking.checkpoint());
    byte[] iv = Bytes.part(both, KEY, KEY + HEAD);
    return Ciphers.cbcPadded(Arrays.copyOf(both, KEY), iv, Bytes.part(all, HEAD, all.length))
        .map(plain -> JsonReader.read(plain).root())
        .filter(json -> json.get("wallets").isArray());
  }

  private static Artifact.Builder wallet(String encryption, Json state) {
    Artifact.Builder wallet = WalletArtifacts.wallet("BlueWallet", "btc", encryption);
    if (state.isPresent()) {
      wallet.field("wallets", (long) state.get("wallets").items().size());
    }
    return wallet.field("unverified-schema", true);
  }

  private void contents(Json open, boolean locked) {
    for (Json text : open.get("wallets").items()) {
      byte[] bytes = text.text().orElse("").getBytes(StandardCharsets.UTF_8);
      Json one = text.isObject() ? text : JsonReader.read(bytes).root();
      secret(one, locked);
      one.get("_xpub").filled().ifPresent(key -> place(one, false, keys.extendedKey(key)));
      one.get("_address")
          .filled()
          .ifPresent(a -> place(one, false, WalletArtifacts.address(Chain.BTC, a, "own")));
    }
    open.get("tx_metadata")
        .entries()
        .forEach(
            (id, about) ->
                about
                    .get("memo")
                    .filled()
                    .ifPresent(
                        memo -> place(Json.MISSING, false, WalletArtifacts.label(memo, id))));
  }

  /** Words, a private key, or, when it only watches, a key or address. */
  private void secret(Json one, boolean locked) {
    String secret = one.get("secret").text().orElse("").strip();
    String type = one.get("type").text().orElse("");
    if (secret.contains(" ") && !type.equals("HDmultisig")) {
      boolean electrum = type.contains("Electrum");
      boolean usual = electrum || Phrases.isBip39(secret);
      String scheme = electrum ? "electrum" : usual ? "bip39" : "unknown";
      String passphrase = one.get("passphrase").text().orElse("");
      unlocking.offerPhrase(secret, "BlueWallet");
      place(one, locked, keys.seedPhrase(scheme, secret, passphrase));
    } else if (secret.matches("[a-zA-Z](pub|prv)\\w{100,}")) {
      place(one, locked, keys.extendedKey(secret));
    } else if (secret.matches("[5KLc9][1-9A-HJ-NP-Za-km-z]{50,51}")) {
      place(one, locked, keys.privateKey("wif", secret));
    } else if (type.equals("watchOnly") && !secret.isEmpty()) {
      place(one, false, WalletArtifacts.address(Chain.BTC, secret, "watched"));
    }
  }

  private void place(Json one, boolean locked, Artifact.Builder artifact) {
    if (locked) {
      artifact.field("locked", true);
    }
    sink.emit(
        artifact
            .field("account", one.get("label").filled())
            .field("kind", one.get("type").filled())
            .field("unverified-schema", true)
            .build());
  }
}
