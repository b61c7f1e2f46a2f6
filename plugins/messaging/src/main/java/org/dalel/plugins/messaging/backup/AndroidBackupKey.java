package org.dalel.plugins.messaging.backup;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.formats.crypto.Pbkdf2;

/**
 * The key of an encrypted Android backup. What the password unwraps are vector, key and check sum,
 * each behind its length; the check sum proves the password.
 *
 * @param key of AES-256
 * @param iv vector of the data
 */
record AndroidBackupKey(byte[] key, byte[] iv) {
  private static final int KEY = 32;

  /** The key that a password gives, if it is the right one. */
  static Optional<AndroidBackupKey> of(
      AndroidBackupHeader header, String password, Runnable checkpoint)
      throws GeneralSecurityException {
    AndroidBackupHeader.Lock lock = header.lock().orElseThrow();
    byte[] secret =
        header.version() < 2 ? low(password) : password.getBytes(StandardCharsets.UTF_8);
    byte[] user =
        Pbkdf2.derive("HmacSHA1", secret, lock.userSalt(), lock.rounds(), KEY, checkpoint);
    if (lock.iv().length != 16) {
      return Optional.empty();
    }
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(user, "AES"), new IvParameterSpec(lock.iv()));
    try {
      return unwrapped(header, cipher.doFinal(lock.blob()), checkpoint);
    } catch (BadPaddingException | IllegalBlockSizeException wrongPassword) {
      return Optional.empty();
    }
  }

  private static Optional<AndroidBackupKey> unwrapped(
      AndroidBackupHeader header, byte[] blob, Runnable checkpoint)
      throws GeneralSecurityException {
    byte[][] parts = new byte[3][];
    int at = 0;
    for (int i = 0; i < parts.length; i++) {
      int length = at < blob.length ? blob[at] & 0xff : 0;
      if (length == 0 || at + 1 + length > blob.length) {
        return Optional.empty();
      }
      parts[i] = Arrays.copyOfRange(blob, at + 1, at + 1 + length);
      at += 1 + length;
    }
    AndroidBackupHeader.Lock lock = header.lock().orElseThrow();
    StringBuilder characters = new StringBuilder();
    for (byte one : parts[1]) {
      characters.append((char) one); // with its sign, as the program does
    }
    byte[] secret =
        header.version() < 2
            ? low(characters.toString())
            : characters.toString().getBytes(StandardCharsets.UTF_8);
    byte[] sum =
        Pbkdf2.derive("HmacSHA1", secret, lock.checkSalt(), lock.rounds(), KEY, checkpoint);
    return parts[1].length == KEY && parts[0].length == 16 && MessageDigest.isEqual(sum, parts[2])
        ? Optional.of(new AndroidBackupKey(parts[1], parts[0]))
        : Optional.empty();
  }

  /** The low eight bits of each character: the first version of the format. */
  private static byte[] low(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    return bytes;
  }

  Cipher cipher() throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
    return cipher;
  }
}
