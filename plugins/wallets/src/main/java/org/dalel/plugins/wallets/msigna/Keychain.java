package org.dalel.plugins.wallets.msigna;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.Kdf;
import org.dalel.plugins.wallets.crypto.OpenSslKey;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.table.TableRow;

/**
 * A row of the table {@code Keychain}: a node of BIP-32.
 *
 * <p>The private key is 32 bytes in clear, or 48 bytes of AES-256-CBC: key and vector come from
 * EVP_BytesToKey of OpenSSL with SHA-1 and five rounds, over the double SHA-256 of the password,
 * with the salt as eight bytes, least first. No bytes: only the public key is known.
 */
record Keychain(
    TableRow row,
    String name,
    int depth,
    int parent,
    int number,
    byte[] publicKey,
    byte[] chainCode,
    byte[] privateKey,
    long salt) {
  private static final int CLEAR = 32;
  private static final int LOCKED = 48;
  private static final int KEY = 32;
  private static final int ROUNDS = 5;

  /** A row that has all columns in the lengths that they have. */
  static Optional<Keychain> of(TableRow row) {
    Optional<byte[]> publicKey = row.blob("pubkey").filter(key -> key.length == 33);
    Optional<byte[]> chainCode = row.blob("chain_code").filter(code -> code.length == 32);
    if (publicKey.isEmpty() || chainCode.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Keychain(
            row,
            row.text("name").orElse(""),
            (int) row.number("depth").orElse(0),
            (int) row.number("parent_fp").orElse(0),
            (int) row.number("child_num").orElse(0),
            publicKey.get(),
            chainCode.get(),
            row.blob("privkey_ciphertext").orElse(new byte[0]),
            row.number("privkey_salt").orElse(0)));
  }

  boolean isLocked() {
    return privateKey.length == LOCKED;
  }

  boolean isWatchOnly() {
    return privateKey.length == 0;
  }

  /** The private key that stands there in clear. */
  Optional<BitcoinKey> clear() {
    return privateKey.length == CLEAR ? proven(privateKey) : Optional.empty();
  }

  Kdf kdf() {
    byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(salt).array();
    return new OpenSslKey("SHA-1", bytes, ROUNDS);
  }

  /** The private key behind a password; that it belongs to the public key proves the password. */
  Optional<BitcoinKey> open(String password, Runnable checkpoint) {
    byte[] hashed = Digests.sha256Twice(Passwords.utf8(password));
    byte[] derived = kdf().key(hashed, KEY + Ciphers.BLOCK, checkpoint);
    return Ciphers.cbcPadded(
            Bytes.part(derived, 0, KEY), Bytes.part(derived, KEY, derived.length), privateKey)
        .flatMap(this::proven);
  }

  private Optional<BitcoinKey> proven(byte[] secret) {
    return BitcoinKey.of(secret, true).filter(key -> key.fits(publicKey));
  }

  /** The extended public key. */
  String publicText() {
    return text("0488b21e", publicKey);
  }

  /** The extended private key. */
  String privateText(BitcoinKey key) {
    return text("0488ade4", Bytes.join(new byte[1], key.secret()));
  }

  private String text(String version, byte[] key) {
    byte[] head =
        ByteBuffer.allocate(13)
            .put(Bytes.ofHex(version))
            .put((byte) depth)
            .putInt(parent)
            .putInt(number)
            .array();
    return Base58.BITCOIN.encodeChecked(head, chainCode, key);
  }
}
