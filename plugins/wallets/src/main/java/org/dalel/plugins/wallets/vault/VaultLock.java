package org.dalel.plugins.wallets.vault;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Pbkdf2;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;
import org.dalel.plugins.wallets.json.JsonText;

/**
 * Opens vaults. Those of browsers prove the password by the tag of AES-GCM; those of MetaMask
 * Mobile (PBKDF2-HMAC-SHA512 with 5000 rounds over the salt as text, AES-256-CBC) by padding and
 * JSON that fills the rest.
 */
public final class VaultLock {

  private static final int KEY = 32;
  private static final long MOBILE_ROUNDS = 5000;

  private VaultLock() {}

  /**
   * What stands in a vault, usually an array of keyrings; to be emitted by {@link Keyrings}.
   *
   * @param name of the lock, unique in its file: {@code vault}, {@code vault 2}
   * @throws Exception what the secrets service throws
   */
  public static Optional<Unlocked<Json>> open(String name, Vault vault, Unlocking unlocking)
      throws Exception {
    Base64.Decoder base64 = Base64.getDecoder();
    Pbkdf2 kdf = new Pbkdf2(Pbkdf2.Hash.SHA256, base64.decode(vault.salt()), vault.rounds());
    byte[] nonce = base64.decode(vault.iv());
    byte[] data = base64.decode(vault.data());
    return unlocking.attempt(
        name,
        kdf,
        password -> {
          byte[] key = kdf.key(Passwords.utf8(password), KEY, unlocking.checkpoint());
          return Ciphers.gcm(key, nonce, data).map(plain -> JsonReader.read(plain).root());
        });
  }

  /** What stands in the vault of MetaMask Mobile: {@code {cipher, iv, salt, lib}}. */
  static Optional<Unlocked<Json>> openMobile(Json vault, Unlocking unlocking) throws Exception {
    String iv = vault.get("iv").text().filter(t -> t.matches("[0-9a-fA-F]{32}")).orElse("");
    Optional<byte[]> cipher = vault.get("cipher").text().flatMap(VaultLock::decoded);
    String salt = vault.get("salt").text().orElse("");
    if (iv.isEmpty() || cipher.isEmpty() || salt.isEmpty()) {
      return Optional.empty();
    }
    long rounds = vault.at("keyMetadata", "params", "iterations").number().orElse(MOBILE_ROUNDS);
    Pbkdf2 kdf = new Pbkdf2(Pbkdf2.Hash.SHA512, salt.getBytes(StandardCharsets.UTF_8), rounds);
    return unlocking.attempt(
        "vault",
        kdf,
        password -> {
          byte[] key = kdf.key(Passwords.utf8(password), KEY, unlocking.checkpoint());
          return Ciphers.cbcPadded(key, Bytes.ofHex(iv), cipher.get())
              .map(JsonReader::read)
              .filter(text -> text.damage().isEmpty())
              .map(JsonText::root)
              .filter(root -> root.isArray() || root.isObject());
        });
  }

  private static Optional<byte[]> decoded(String text) {
    try {
      return Optional.of(Base64.getMimeDecoder().decode(text));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }
}
