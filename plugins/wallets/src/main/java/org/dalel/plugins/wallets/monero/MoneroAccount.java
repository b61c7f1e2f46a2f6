package org.dalel.plugins.wallets.monero;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dalel.formats.FormatException;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.CryptoNight;
import org.dalel.plugins.wallets.derive.MoneroKeys;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;

/**
 * What a key file holds when it is open: a JSON object with the settings of the wallet whose member
 * {@code key_data} is a portable storage with the keys, or, in the oldest files, that storage
 * alone.
 *
 * <pre>
 *   key_data = { m_keys: { m_account_address: { m_spend_public_key, m_view_public_key },
 *                          m_spend_secret_key, m_view_secret_key, m_encryption_iv }, m_creation_timestamp }
 * </pre>
 *
 * <p>Source: src/wallet/wallet2.cpp (get_keys_file_data, load_keys_buf) and
 * src/cryptonote_basic/account.cpp of monero-project/monero.
 *
 * @param settings missing in the oldest files
 * @param spend secret, zero when the wallet only watches
 * @param view secret
 */
record MoneroAccount(
    Json settings,
    byte[] spendPublic,
    byte[] viewPublic,
    byte[] spend,
    byte[] view,
    Optional<Instant> created) {

  private static final int KEY = 32;

  /** What is hashed behind the key of the file for the one that hides the secret keys. */
  private static final byte[] HASH_KEY_MEMORY = {'k'};

  /** Names of languages as the program writes them; others are in English already. */
  private static final Map<String, String> LANGUAGES =
      Map.ofEntries(
          Map.entry("русский язык", "russian"),
          Map.entry("deutsch", "german"),
          Map.entry("español", "spanish"),
          Map.entry("français", "french"),
          Map.entry("italiano", "italian"),
          Map.entry("nederlands", "dutch"),
          Map.entry("português", "portuguese"),
          Map.entry("日本語", "japanese"),
          Map.entry("简体中文 (中国)", "chinese-simplified"),
          Map.entry("", "english"));

  /**
   * The account, when the bytes are one and a secret key belongs to its public key.
   *
   * @param key of the file
   */
  static Optional<MoneroAccount> read(byte[] plain, byte[] key, Runnable checkpoint) {
    try {
      if (PortableStorage.begins(plain)) {
        return of(Json.MISSING, PortableStorage.read(plain), key, checkpoint);
      }
      if (plain.length == 0 || plain[0] != '{') {
        return Optional.empty();
      }
      // The program writes raw bytes into its JSON: every byte is one character here.
      String text = new String(plain, StandardCharsets.ISO_8859_1);
      Json settings = JsonReader.read(text.getBytes(StandardCharsets.UTF_8)).root();
      byte[] keys = raw(settings.get("key_data").text().orElse(""));
      return PortableStorage.begins(keys)
          ? of(settings, PortableStorage.read(keys), key, checkpoint)
          : Optional.empty();
    } catch (FormatException otherKey) {
      return Optional.empty();
    }
  }

  private static Optional<MoneroAccount> of(
      Json settings, PortableStorage storage, byte[] key, Runnable checkpoint) {
    Optional<PortableStorage> keys = storage.at("m_keys");
    Optional<PortableStorage> address = storage.at("m_keys", "m_account_address");
    byte[] spend = key(keys, "m_spend_secret_key");
    byte[] view = key(keys, "m_view_secret_key");
    if (settings.get("encrypted_secret_keys").number().filter(one -> one == 1).isPresent()) {
      byte[] stream = stream(key, keys.flatMap(s -> s.bytes("m_encryption_iv")), checkpoint);
      spend = xor(spend, Bytes.part(stream, 0, KEY));
      view = xor(view, Bytes.part(stream, KEY, 2 * KEY));
    }
    MoneroAccount account =
        new MoneroAccount(
            settings,
            key(address, "m_spend_public_key"),
            key(address, "m_view_public_key"),
            spend,
            view,
            storage
                .number("m_creation_timestamp")
                .filter(seconds -> seconds > 0 && seconds < 1L << 33)
                .map(Instant::ofEpochSecond));
    return Optional.of(account).filter(MoneroAccount::isProven);
  }

  private static byte[] stream(byte[] key, Optional<byte[]> nonce, Runnable checkpoint) {
    byte[] inner = new CryptoNight(1).key(Bytes.join(key, HASH_KEY_MEMORY), KEY, checkpoint);
    byte[] iv = nonce.filter(bytes -> bytes.length == Long.BYTES).orElse(new byte[Long.BYTES]);
    return Ciphers.chaCha(20, inner, iv, new byte[2 * KEY]);
  }

  private static byte[] key(Optional<PortableStorage> section, String name) {
    return section
        .flatMap(s -> s.bytes(name))
        .filter(bytes -> bytes.length == KEY)
        .orElse(new byte[KEY]);
  }

  private static byte[] xor(byte[] a, byte[] b) {
    byte[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] ^= b[i];
    }
    return sum;
  }

  private static byte[] raw(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private boolean isProven() {
    return Arrays.equals(MoneroKeys.publicKey(view), viewPublic);
  }

  /** Whether the secret that spends is there and belongs to its public key. */
  boolean spends() {
    return Arrays.equals(MoneroKeys.publicKey(spend), spendPublic);
  }

  /** Whether words restore it: the view key follows from the spend key, and nobody else signs. */
  boolean hasWords() {
    return spends() && !isMultisig() && Arrays.equals(MoneroKeys.viewKey(spend), view);
  }

  boolean isMultisig() {
    return settings.get("multisig").number().filter(one -> one == 1).isPresent();
  }

  MoneroKeys.Network network() {
    long old = settings.get("testnet").number().orElse(0L);
    long number = settings.get("nettype").number().orElse(old);
    return number == 1
        ? MoneroKeys.Network.TEST
        : number == 2 ? MoneroKeys.Network.STAGE : MoneroKeys.Network.MAIN;
  }

  String address() {
    return MoneroKeys.address(network(), spendPublic, viewPublic);
  }

  /** The language of the words as the program names it. */
  Optional<String> language() {
    return settings
        .get("seed_language")
        .text()
        .map(text -> new String(raw(text), StandardCharsets.UTF_8))
        .filter(text -> !text.isBlank());
  }

  /** The language as the lists of words are named. */
  String list() {
    String name = language().orElse("").toLowerCase(Locale.ROOT);
    return LANGUAGES.getOrDefault(name, name);
  }
}
