package org.dalel.plugins.wallets.electrum;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.Kdf;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Pbkdf2;
import org.dalel.plugins.wallets.crypto.Rounds;
import org.dalel.plugins.wallets.derive.Secp256k1;

/**
 * The ciphers of Electrum ({@code electrum/crypto.py}).
 *
 * <ul>
 *   <li>Single values: Base64 of an initialisation vector and AES-256-CBC; the key is SHA-256 of
 *       SHA-256 of the password.
 *   <li>Whole files: ECIES on secp256k1. The private key is PBKDF2-HMAC-SHA512 of the password
 *       (1024 rounds, no salt); SHA-512 of the shared point is initialisation vector, key of
 *       AES-128-CBC and key of HMAC-SHA256 over all before it. Inside is JSON, packed with zlib.
 * </ul>
 */
final class ElectrumCipher {

  /** The lock of single values. */
  static final Kdf VALUES = new Rounds(Rounds.Hash.SHA256_PASSWORD, new byte[0], 2);

  /** The lock of a whole file. */
  static final Kdf FILE = new Pbkdf2(Pbkdf2.Hash.SHA512, new byte[0], 1024);

  private static final int LARGEST = 64 << 20;
  private static final int KEY = 32;

  private ElectrumCipher() {}

  /** The key of single values. */
  static byte[] valueKey(String password) {
    return VALUES.key(Passwords.utf8(password), KEY, () -> {});
  }

  /** A value, when its padding is right. */
  static Optional<String> value(byte[] key, String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64.strip());
      return bytes.length < 2 * Ciphers.BLOCK
          ? Optional.empty()
          : Ciphers.cbcPadded(
                  key,
                  Arrays.copyOf(bytes, Ciphers.BLOCK),
                  Bytes.part(bytes, Ciphers.BLOCK, bytes.length))
              .map(plain -> new String(plain, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /** The content of a file, unpacked, when its MAC fits. */
  static Optional<byte[]> file(ElectrumFile.Locked file, String password, Runnable checkpoint) {
    byte[] stretched = FILE.key(Passwords.utf8(password), 2 * KEY, checkpoint);
    BigInteger secret = new BigInteger(1, stretched).mod(Secp256k1.order());
    byte[] shared;
    try {
      shared = Secp256k1.shared(file.ephemeral(), secret);
    } catch (IllegalArgumentException noPoint) {
      return Optional.empty();
    }
    byte[] keys = Digests.sha512(shared);
    byte[] mac = hmac(Bytes.part(keys, KEY, 2 * KEY), file);
    return Arrays.equals(mac, file.mac())
        ? Ciphers.cbcPadded(
                Bytes.part(keys, Ciphers.BLOCK, KEY),
                Arrays.copyOf(keys, Ciphers.BLOCK),
                file.ciphertext())
            .flatMap(ElectrumCipher::inflated)
        : Optional.empty();
  }

  private static byte[] hmac(byte[] key, ElectrumFile.Locked file) {
    HMac mac = new HMac(new SHA256Digest());
    mac.init(new KeyParameter(key));
    byte[] bytes = file.bytes();
    mac.update(bytes, 0, bytes.length - ElectrumFile.Locked.MAC);
    byte[] out = new byte[mac.getMacSize()];
    mac.doFinal(out, 0);
    return out;
  }

  private static Optional<byte[]> inflated(byte[] packed) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 16];
      int length = inflater.inflate(buffer);
      while (length > 0 && out.size() < LARGEST) {
        out.write(buffer, 0, length);
        length = inflater.inflate(buffer);
      }
      return inflater.finished() ? Optional.of(out.toByteArray()) : Optional.empty();
    } catch (DataFormatException notPacked) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }
}
