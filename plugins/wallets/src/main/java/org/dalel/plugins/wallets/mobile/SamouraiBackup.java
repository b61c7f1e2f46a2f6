package org.dalel.plugins.wallets.mobile;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.Kdf;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Pbkdf2;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.json.Content;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;
import org.dalel.plugins.wallets.seed.Phrases;
import org.pf4j.Extension;

/**
 * The backup of Samourai ({@code samourai.txt}), whose password is the passphrase of the wallet.
 *
 * <pre>
 *   {"version": 1 | 2, "payload": BASE64, "external": true}
 *   1: iv 16, AES-256-CBC; key of PBKDF2-HMAC-SHA1, 5,000 rounds over the iv
 *   2: "Salted__", salt 8, AES-256-CBC; key and iv of PBKDF2-HMAC-SHA256, 15,000 rounds
 *   inside: {"wallet": {"testnet", "seed" (entropy, hexadecimal), "passphrase", "accounts": [{"xpub"}]}}
 * </pre>
 *
 * <p>Source: com.samourai.wallet.crypto.AESUtil and payload.PayloadUtil of samourai-wallet-android.
 */
@Extension
public final class SamouraiBackup implements ArtifactExtractor {

  private static final int LARGEST = 8 << 20;
  private static final int KEY = 32;
  private static final int HEAD = 16;
  private static final byte[] SALTED = {'S', 'a', 'l', 't', 'e', 'd', '_', '_'};

  /** The lock of a backup: how a key is made, where the ciphertext begins, where its vector is. */
  private record Lock(Kdf kdf, byte[] payload, boolean vectorOfKey) {}

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("samourai-backup", "1.0.0")
                .interest(Interest.magic(Magic.text(0, "{")))
                .interest(Interest.mediaType("application/json", "text/plain")),
            WalletType.WALLET,
            WalletType.EXTENDED_KEY,
            WalletType.SEED_PHRASE)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    Optional<Lock> lock = lock(file);
    if (lock.isEmpty()) {
      return;
    }
    Unlocking unlocking = new Unlocking(context, sink);
    Optional<Unlocked<Json>> inside =
        unlocking.wallet(
            WalletArtifacts.wallet("Samourai", "btc", "file")
                .field("cipher", "AES-256-CBC")
                .field("kdf", lock.get().vectorOfKey() ? "PBKDF2-HMAC-SHA256" : "PBKDF2-HMAC-SHA1")
                .field("unverified-schema", true),
            () ->
                unlocking.attempt(
                    "backup", lock.get().kdf(), word -> open(lock.get(), word, unlocking)));
    if (inside.isPresent()) {
      emit(inside.get().content().get("wallet"), unlocking);
    }
  }

  private static Optional<Lock> lock(EvidenceFile file) throws IOException {
    if (!Content.mayBeJson(file)) {
      return Optional.empty();
    }
    Optional<byte[]> bytes = Content.of(file, LARGEST);
    if (bytes.isEmpty() || !Content.contains(bytes.get(), "\"external\"")) {
      return Optional.empty();
    }
    Json root = JsonReader.read(bytes.get()).root();
    byte[] payload = base64(root.get("payload").text().orElse(""));
    // wallets of Blockchain.com have a payload and a version too, but name their rounds
    boolean whole = payload.length >= 2 * HEAD && payload.length % Ciphers.BLOCK == 0;
    if (!whole || !root.has("external") || root.has("pbkdf2_iterations")) {
      return Optional.empty();
    }
    boolean salted = Bytes.startsWith(payload, SALTED);
    long version = root.get("version").number().orElse(1L);
    if (version == 2 && salted) {
      byte[] salt = Bytes.part(payload, SALTED.length, HEAD);
      return Optional.of(new Lock(new Pbkdf2(Pbkdf2.Hash.SHA256, salt, 15_000), payload, true));
    }
    byte[] salt = Arrays.copyOf(payload, HEAD);
    return version == 1 && !salted
        ? Optional.of(new Lock(new Pbkdf2(Pbkdf2.Hash.SHA1, salt, 5_000), payload, false))
        : Optional.empty();
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException noBase64) {
      return new byte[0];
    }
  }

  /** What is inside; proof is that it is JSON with a wallet. */
  private static Optional<Json> open(Lock lock, String password, Unlocking unlocking) {
    byte[] both =
        lock.kdf()
            .key(
                Passwords.utf8(password),
                lock.vectorOfKey() ? KEY + HEAD : KEY,
                unlocking.checkpoint());
    byte[] key = Arrays.copyOf(both, KEY);
    byte[] iv =
        lock.vectorOfKey()
            ? Bytes.part(both, KEY, KEY + HEAD)
            : Arrays.copyOf(lock.payload(), HEAD);
    byte[] plain = Ciphers.cbc(key, iv, Bytes.part(lock.payload(), HEAD, lock.payload().length));
    Json inside = plain[0] == '{' ? JsonReader.read(plain).root() : Json.MISSING;
    return inside.get("wallet").isObject() ? Optional.of(inside) : Optional.empty();
  }

  private static void emit(Json wallet, Unlocking unlocking) {
    KeyArtifacts keys = new KeyArtifacts();
    String passphrase = wallet.get("passphrase").text().orElse("");
    byte[] entropy = hex(wallet.get("seed").text().orElse(""));
    if (entropy.length >= 16 && entropy.length <= KEY && entropy.length % 4 == 0) {
      String words = Phrases.bip39(entropy);
      unlocking.offerPhrase(words, "Samourai backup");
      unlocking
          .sink()
          .emit(
              keys.seedPhrase("bip39", words, passphrase)
                  .field("with-passphrase", !passphrase.isEmpty())
                  .field("locked", true)
                  .field("unverified-schema", true)
                  .build());
    }
    Set<String> extended = new LinkedHashSet<>();
    collect(wallet, extended, 0);
    for (String key : extended) {
      unlocking
          .sink()
          .emit(
              keys.extendedKey(key).field("locked", true).field("unverified-schema", true).build());
    }
  }

  /** Accounts stand in lists of several names, one for each form of address. */
  private static void collect(Json value, Set<String> keys, int depth) {
    if (depth > 6) {
      return;
    }
    value.get("xpub").text().filter(key -> key.matches("[a-zA-Z]pub\\w+")).ifPresent(keys::add);
    value.entries().values().forEach(member -> collect(member, keys, depth + 1));
    value.items().forEach(item -> collect(item, keys, depth + 1));
  }

  private static byte[] hex(String digits) {
    return digits.matches("([0-9a-fA-F]{2})*") ? Bytes.ofHex(digits) : new byte[0];
  }
}
