package org.dalel.plugins.messaging.telegram.desktop;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.formats.crypto.Pbkdf2;

/**
 * A key of 256 bytes, and what it encrypts.
 *
 * <pre>
 *   0 first 16 bytes of the SHA-1 of the plain bytes | 16 AES-256-IGE of: length (u32 LE, with itself), data, padding
 * </pre>
 *
 * Key and vector of AES are made of the local key and of those 16 bytes as in MTProto 1.0
 * (core.telegram.org/mtproto/description_v1), with x = 8.
 */
final class LocalKey {
  static final int SIZE = 256;
  static final int ROUNDS = 100_000;

  private static final int X = 8;
  private static final int BLOCK = 16;

  private final byte[] bytes;

  LocalKey(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** The key that a passcode makes; one round without a passcode. */
  static LocalKey ofPasscode(String passcode, byte[] salt, Runnable checkpoint)
      throws GeneralSecurityException {
    MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
    sha512.update(salt);
    sha512.update(passcode.getBytes(StandardCharsets.UTF_8));
    byte[] password = sha512.digest(salt);
    int rounds = passcode.isEmpty() ? 1 : ROUNDS;
    return new LocalKey(Pbkdf2.derive("HmacSHA512", password, salt, rounds, SIZE, checkpoint));
  }

  /** The plain data; nothing if it was encrypted with another key. */
  Optional<byte[]> decrypt(byte[] encrypted) throws GeneralSecurityException {
    if (encrypted.length < 2 * BLOCK || encrypted.length % BLOCK != 0) {
      return Optional.empty();
    }
    byte[] check = Arrays.copyOf(encrypted, BLOCK);
    byte[] plain = ige(Arrays.copyOfRange(encrypted, BLOCK, encrypted.length), check, false);
    byte[] sum = MessageDigest.getInstance("SHA-1").digest(plain);
    int length = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).getInt();
    boolean right =
        Arrays.equals(check, Arrays.copyOf(sum, BLOCK)) && length >= 4 && length <= plain.length;
    return right ? Optional.of(Arrays.copyOfRange(plain, 4, length)) : Optional.empty();
  }

  /** The same the other way round: for samples. */
  byte[] encrypt(byte[] data) throws GeneralSecurityException {
    int length = data.length + 4;
    byte[] plain = new byte[(length + BLOCK - 1) / BLOCK * BLOCK];
    ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).putInt(length).put(data);
    byte[] check = Arrays.copyOf(MessageDigest.getInstance("SHA-1").digest(plain), BLOCK);
    byte[] hidden = ige(plain, check, true);
    return ByteBuffer.allocate(BLOCK + hidden.length).put(check).put(hidden).array();
  }

  /** IGE: each block is combined with the plain and the encrypted block before it. */
  private byte[] ige(byte[] in, byte[] check, boolean encrypt) throws GeneralSecurityException {
    byte[] a = sha1(check, part(0, 32));
    byte[] b = sha1(part(32, 16), check, part(48, 16));
    byte[] c = sha1(part(64, 32), check);
    byte[] d = sha1(check, part(96, 32));
    byte[] key = ByteBuffer.allocate(32).put(a, 0, 8).put(b, 8, 12).put(c, 4, 12).array();
    byte[] vector =
        ByteBuffer.allocate(32).put(a, 8, 12).put(b, 0, 8).put(c, 16, 4).put(d, 0, 8).array();
    byte[] hidden = Arrays.copyOf(vector, BLOCK);
    byte[] plain = Arrays.copyOfRange(vector, BLOCK, 2 * BLOCK);
    Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
    aes.init(encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"));
    byte[] out = new byte[in.length];
    byte[] before = encrypt ? hidden : plain;
    byte[] after = encrypt ? plain : hidden;
    for (int at = 0; at < in.length; at += BLOCK) {
      byte[] block = Arrays.copyOfRange(in, at, at + BLOCK);
      byte[] made = aes.doFinal(xor(block, before));
      byte[] result = xor(made, after);
      System.arraycopy(result, 0, out, at, BLOCK);
      before = result;
      after = block;
    }
    return out;
  }

  private byte[] part(int at, int length) {
    return Arrays.copyOfRange(bytes, X + at, X + at + length);
  }

  private static byte[] xor(byte[] one, byte[] other) {
    byte[] both = one.clone();
    for (int i = 0; i < both.length; i++) {
      both[i] ^= other[i];
    }
    return both;
  }

  private static byte[] sha1(byte[]... parts) throws GeneralSecurityException {
    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
    for (byte[] part : parts) {
      sha1.update(part);
    }
    return sha1.digest();
  }
}
