package org.dalel.plugins.messaging.whatsapp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.dalel.plugins.messaging.crypto.Hkdf;

/**
 * Keys of backups. The file {@code key} holds a serialised Java array of 131 bytes, of which the
 * last 32 are the key of crypt12 and crypt14; {@code encrypted_backup.key} one of 32 bytes, the
 * root from which the key of crypt15 is made, with HKDF for "backup encryption".
 */
final class BackupKey {
  /** An array of bytes in Java's serialisation, up to its length. */
  static final byte[] SERIALISED =
      HexFormat.of().parseHex("aced0005757200025b42acf317f8060854e0020000787000");

  private static final int BEFORE = 27;
  private static final int KEY = 32;
  private static final int KEY_FILE = 131;
  private static final byte[] PURPOSE = "backup encryption".getBytes(StandardCharsets.US_ASCII);

  private BackupKey() {}

  /** The 32 bytes in a key file; nothing if it is none. */
  static Optional<byte[]> inFile(byte[] file) {
    boolean serialised =
        file.length >= BEFORE + KEY
            && Arrays.equals(SERIALISED, Arrays.copyOf(file, SERIALISED.length));
    int length = serialised ? (file[BEFORE - 2] & 0xff) << 8 | file[BEFORE - 1] & 0xff : 0;
    boolean known = length == KEY_FILE || length == KEY;
    return known && file.length == BEFORE + length
        ? Optional.of(Arrays.copyOfRange(file, file.length - KEY, file.length))
        : Optional.empty();
  }

  /** 64 hexadecimal digits as 32 bytes; blanks between them do not count. */
  static Optional<byte[]> ofHex(String text) {
    String digits = text.replaceAll("\\s", "");
    return digits.matches("[0-9a-fA-F]{64}")
        ? Optional.of(HexFormat.of().parseHex(digits))
        : Optional.empty();
  }

  /** The keys that a secret can stand for: itself, and what is made of it as a root. */
  static List<byte[]> candidates(String format, byte[] secret) throws GeneralSecurityException {
    List<byte[]> keys = new ArrayList<>();
    byte[] made = derived(secret);
    boolean rooted = format.equals("crypt15");
    keys.add(rooted ? made : secret);
    keys.add(rooted ? secret : made);
    return keys;
  }

  private static byte[] derived(byte[] root) throws GeneralSecurityException {
    return Hkdf.sha256(root, KEY, PURPOSE);
  }
}
