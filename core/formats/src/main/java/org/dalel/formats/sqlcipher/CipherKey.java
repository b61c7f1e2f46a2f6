package org.dalel.formats.sqlcipher;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dalel.formats.crypto.Pbkdf2;

/**
 * The key of a database.
 *
 * @param generation how it is used
 * @param bytes key of AES
 * @param salt of the HMAC's key; the first 16 bytes of the file
 */
public record CipherKey(Generation generation, byte[] bytes, byte[] salt) {
  /** Bytes at the beginning of a database that are its salt. */
  public static final int SALT = 16;

  static final int SIZE = 32;

  private static final Pattern RAW = Pattern.compile("(?:x')?([0-9a-fA-F]{64}|[0-9a-fA-F]{96})'?");

  /** The key that a passphrase makes; costs some tenths of a second. */
  public static CipherKey ofPassphrase(
      Generation generation, String passphrase, byte[] salt, Runnable checkpoint)
      throws GeneralSecurityException {
    byte[] password = passphrase.getBytes(StandardCharsets.UTF_8);
    byte[] key =
        Pbkdf2.derive(generation.mac(), password, salt, generation.rounds(), SIZE, checkpoint);
    return new CipherKey(generation, key, salt);
  }

  /** A key that is given itself: 64 hexadecimal digits, or 96 with the salt behind it. */
  public static Optional<CipherKey> ofHex(Generation generation, String digits, byte[] salt) {
    java.util.regex.Matcher raw = RAW.matcher(digits.strip());
    if (!raw.matches()) {
      return Optional.empty();
    }
    byte[] bytes = HexFormat.of().parseHex(raw.group(1));
    byte[] own = bytes.length > SIZE ? Arrays.copyOfRange(bytes, SIZE, bytes.length) : salt;
    return Optional.of(new CipherKey(generation, Arrays.copyOf(bytes, SIZE), own));
  }

  /** The key of the HMAC: two rounds of PBKDF2 of the key, each byte of the salt turned by 0x3a. */
  byte[] macKey() throws GeneralSecurityException {
    byte[] turned = salt.clone();
    for (int i = 0; i < turned.length; i++) {
      turned[i] ^= 0x3a;
    }
    return Pbkdf2.derive(generation.mac(), bytes, turned, 2, SIZE, () -> {});
  }
}
