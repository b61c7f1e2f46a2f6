package org.dalel.plugins.wallets.vault;

import java.util.Arrays;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.Pbkdf2;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;
import org.dalel.plugins.wallets.json.JsonText;

/**
 * The lock of Keplr 2 and its relatives: the password opens a random key, and that key everything
 * else. A new password leaves the key as it is.
 *
 * <pre>
 *   D   = PBKDF2-HMAC-SHA256(password, userPasswordSalt, 4000 rounds, 32 bytes)
 *   userPasswordMac = SHA-256(D[16..32] passwordCipher[16..32])
 *   key = AES-256-CTR(D, from userPasswordSalt, passwordCipher)
 *   c   = AES-256-CTR(key, from aesCounterSalt, aesCounterCipher)
 *   JSON of a keyring = AES-256-CTR(key, from c, sensitive)
 * </pre>
 *
 * <p>Source: VaultService of chainapsis/keplr-wallet (packages/background/src/vault).
 *
 * @param salt {@code userPasswordSalt}, 16 bytes
 * @param cipher {@code passwordCipher}, 32 bytes
 * @param mac {@code userPasswordMac}, 32 bytes
 */
public record KeplrLock(byte[] salt, byte[] cipher, byte[] mac) {

  /** Bytes of a salt and of a counter. */
  public static final int BLOCK = Ciphers.BLOCK;

  /** Bytes of a key, of its ciphertext and of the proof. */
  public static final int KEY = 32;

  private static final int ROUNDS = 4_000;

  /** What stands in a keyring that has a secret is longer. */
  private static final int SHORTEST_PROOF = 16;

  /** How the password becomes D. */
  public Pbkdf2 kdf() {
    return new Pbkdf2(Pbkdf2.Hash.SHA256, salt, ROUNDS);
  }

  /** The random key, when this is D of the password. */
  public Optional<byte[]> key(byte[] derived) {
    byte[] proof =
        Digests.sha256(Bytes.part(derived, KEY - BLOCK, KEY), Bytes.part(cipher, KEY - BLOCK, KEY));
    return Arrays.equals(proof, mac)
        ? Optional.of(Ciphers.ctr(derived, salt, cipher))
        : Optional.empty();
  }

  /** The counter from which keyrings are locked. */
  public static byte[] counter(byte[] key, byte[] counterSalt, byte[] counterCipher) {
    return Ciphers.ctr(key, counterSalt, counterCipher);
  }

  /** The object in a keyring, when the key is the right one. */
  public static Optional<Json> open(byte[] key, byte[] counter, byte[] sensitive) {
    byte[] plain = Ciphers.ctr(key, counter, sensitive);
    if (plain.length < 2 || plain[0] != '{') {
      return Optional.empty();
    }
    JsonText text = JsonReader.read(plain);
    boolean whole = text.damage().isEmpty() && text.end() == plain.length;
    return Optional.of(text.root()).filter(root -> whole && root.isObject());
  }

  /** Whether a keyring is long enough to prove a key by being an object. */
  public static boolean proves(byte[] sensitive) {
    return sensitive.length >= SHORTEST_PROOF;
  }
}
