package org.dalel.plugins.wallets.samourai;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Pbkdf2;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;
import org.dalel.plugins.wallets.json.JsonText;

/**
 * The lock around everything that Samourai writes.
 *
 * <pre>
 *   {"version": 1 | 2, "payload": BASE64, "external": true | false}
 *   1: iv 16, AES-256-CBC; key of PBKDF2-HMAC-SHA1, 5,000 rounds over the iv; padding of ISO 10126
 *   2: "Salted__", salt 8, AES-256-CBC; key and iv of PBKDF2-HMAC-SHA256, 15,000 rounds; PKCS #7
 * </pre>
 *
 * <p>Source: com.samourai.wallet.crypto.AESUtil and KOpenSSL of ExtLibJ.
 *
 * @param version 1 or 2
 * @param payload all of it
 */
record SamouraiLock(int version, byte[] payload) {

  private static final int KEY = 32;
  private static final int HEAD = 16;
  private static final byte[] SALTED = {'S', 'a', 'l', 't', 'e', 'd', '_', '_'};

  /** The lock of a file; absent when it is another JSON with a payload. */
  static Optional<SamouraiLock> of(Json root) {
    byte[] payload = base64(root.get("payload").text().orElse(""));
    // wallets of Blockchain.com have a payload and a version too, but name their rounds
    boolean whole = payload.length >= 2 * HEAD && payload.length % Ciphers.BLOCK == 0;
    if (!whole || !root.has("external") || root.has("pbkdf2_iterations")) {
      return Optional.empty();
    }
    long version = root.get("version").number().orElse(1L);
    boolean salted = Bytes.startsWith(payload, SALTED);
    return version == 2 && salted || version == 1 && !salted
        ? Optional.of(new SamouraiLock((int) version, payload))
        : Optional.empty();
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException noBase64) {
      return new byte[0];
    }
  }

  Pbkdf2 kdf() {
    return version == 2
        ? new Pbkdf2(Pbkdf2.Hash.SHA256, Bytes.part(payload, SALTED.length, HEAD), 15_000)
        : new Pbkdf2(Pbkdf2.Hash.SHA1, Arrays.copyOf(payload, HEAD), 5_000);
  }

  String kdfName() {
    return "PBKDF2-HMAC-" + kdf().hash().name();
  }

  /** What a password makes of it, with its padding. */
  byte[] decrypted(String password, Runnable checkpoint) {
    boolean both = version == 2;
    byte[] key = kdf().key(Passwords.utf8(password), both ? KEY + HEAD : KEY, checkpoint);
    byte[] iv = both ? Bytes.part(key, KEY, KEY + HEAD) : Arrays.copyOf(payload, HEAD);
    return Ciphers.cbc(Arrays.copyOf(key, KEY), iv, Bytes.part(payload, HEAD, payload.length));
  }

  /**
   * What is inside; proof is a wallet, or any object that fills all but the padding. Of a wallet
   * that is damaged, what stands before the damage.
   */
  Optional<JsonText> open(String password, Runnable checkpoint) {
    byte[] plain = decrypted(password, checkpoint);
    int padding = plain[plain.length - 1] & 0xff;
    if (plain[0] != '{') {
      return Optional.empty();
    }
    int end = padding >= 1 && padding <= HEAD ? plain.length - padding : plain.length;
    JsonText text = JsonReader.read(plain, 0, end);
    boolean fills = text.damage().isEmpty() && text.end() == end && end < plain.length;
    boolean wallet = text.root().get("wallet").isObject();
    return Optional.of(text).filter(t -> t.root().isObject() && (fills || wallet));
  }
}
