package org.dalel.plugins.messaging.signal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.formats.crypto.Pbkdf2;

/**
 * A key as Electron's safeStorage hides it.
 *
 * <pre>
 *   Linux, macOS: "v10" or "v11" | AES-128-CBC, IV of 16 blanks; key: PBKDF2-HMAC-SHA1 of the password of the key ring
 *                 with salt "saltysalt", 1 round (Linux) or 1003 (macOS); without a key ring the password is "peanuts"
 *   Windows:      "v10" | nonce (12) | AES-256-GCM with tag (16); key: in "Local State", hidden by DPAPI
 * </pre>
 */
final class SafeStorage {
  /** What Chromium takes where there is no key ring. */
  static final String NO_KEY_RING = "peanuts";

  private static final byte[] SALT = "saltysalt".getBytes(StandardCharsets.US_ASCII);
  private static final int PREFIX = 3;
  private static final int NONCE = 12;
  private static final int[] ROUNDS = {1, 1003};

  private final byte[] hidden;
  private final String version;

  private SafeStorage(byte[] bytes) {
    this.version = new String(bytes, 0, PREFIX, StandardCharsets.US_ASCII);
    this.hidden = Arrays.copyOfRange(bytes, PREFIX, bytes.length);
  }

  /** A value of hexadecimal digits; empty if it is not of a form that is known. */
  static Optional<SafeStorage> of(String hex) {
    if (hex.length() % 2 != 0 || !hex.matches("(?i)7631[0-9a-f]{34,4096}")) {
      return Optional.empty();
    }
    return Optional.of(new SafeStorage(HexFormat.of().parseHex(hex)));
  }

  /** {@code v10} or {@code v11}. */
  String version() {
    return version;
  }

  /** The database key, if this is the password of the key ring. */
  Optional<String> withPassword(String password) {
    for (int rounds : ROUNDS) {
      try {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        byte[] key = Pbkdf2.derive("HmacSHA1", bytes, SALT, rounds, 16, () -> {});
        byte[] blanks = new byte[16];
        Arrays.fill(blanks, (byte) ' ');
        Cipher aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
        aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(blanks));
        Optional<String> plain = databaseKey(aes.doFinal(hidden));
        if (plain.isPresent()) {
          return plain;
        }
      } catch (GeneralSecurityException wrong) {
        continue;
      }
    }
    return Optional.empty();
  }

  /** The database key, if this is the key of "Local State", plain: 64 hexadecimal digits. */
  Optional<String> withKey(String hex) {
    if (!hex.matches("[0-9a-fA-F]{64}") || hidden.length <= NONCE) {
      return Optional.empty();
    }
    try {
      Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
      SecretKeySpec key = new SecretKeySpec(HexFormat.of().parseHex(hex), "AES");
      aes.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, hidden, 0, NONCE));
      return databaseKey(aes.doFinal(hidden, NONCE, hidden.length - NONCE));
    } catch (GeneralSecurityException wrong) {
      return Optional.empty();
    }
  }

  private static Optional<String> databaseKey(byte[] plain) {
    String text = new String(plain, StandardCharsets.US_ASCII);
    return Optional.of(text).filter(one -> one.matches("[0-9a-fA-F]{64}"));
  }
}
