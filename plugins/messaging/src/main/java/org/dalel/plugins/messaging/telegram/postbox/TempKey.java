package org.dalel.plugins.messaging.telegram.postbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.formats.sqlcipher.CipherKey;
import org.dalel.formats.sqlcipher.Generation;

/**
 * The key of all databases of the app's accounts: on iOS in clear in the file {@code .tempkey} (as
 * on macOS in old versions), on macOS in {@code .tempkeyEncrypted}.
 *
 * <pre>
 *   .tempkey: key of SQLCipher 32 | its salt 16
 *   .tempkeyEncrypted: AES-256-CBC, no padding; key and IV: first 32 and last 16 bytes of SHA-512 of the local passcode
 *   plain: key of SQLCipher 32 | its salt 16 | hash of both 4 (little-endian) | zeros
 * </pre>
 *
 * Source: the app's public sources (BuildConfig of TelegramMessenger/Telegram-iOS, AppEncryption of
 * overtake/TelegramSwift); no file of the app was at hand.
 */
final class TempKey {
  /** What the app takes where no passcode is set. */
  static final String NO_PASSCODE = "no-matter-key";

  private static final int KEY = 32;
  private static final int SALT = 16;
  private static final int BLOCK = 16;
  private static final int SMALLEST = 64;

  private TempKey() {}

  /** The key that stands in clear. */
  static Optional<CipherKey> plain(byte[] file) {
    return file.length != KEY + SALT ? Optional.empty() : Optional.of(key(file));
  }

  private static CipherKey key(byte[] both) {
    return new CipherKey(
        Generation.V4, Arrays.copyOf(both, KEY), Arrays.copyOfRange(both, KEY, KEY + SALT));
  }

  /** Whether a file can be an encrypted one, by its size. */
  static boolean isLikely(byte[] file) {
    return file.length >= SMALLEST && file.length <= 1024 && file.length % BLOCK == 0;
  }

  /** The key, if the passcode is right. */
  static Optional<CipherKey> open(byte[] file, String passcode) throws GeneralSecurityException {
    if (!isLikely(file)) {
      return Optional.empty();
    }
    byte[] digest =
        MessageDigest.getInstance("SHA-512").digest(passcode.getBytes(StandardCharsets.UTF_8));
    Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
    aes.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(digest, 0, KEY, "AES"),
        new IvParameterSpec(digest, digest.length - BLOCK, BLOCK));
    byte[] plain = aes.doFinal(file);
    byte[] both = Arrays.copyOf(plain, KEY + SALT);
    int sum = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).getInt(KEY + SALT);
    return sum != Murmur.of(both) ? Optional.empty() : Optional.of(key(both));
  }
}
