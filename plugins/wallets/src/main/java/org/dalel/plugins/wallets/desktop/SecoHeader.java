package org.dalel.plugins.wallets.desktop;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.plugins.wallets.crypto.Scrypt;

/**
 * What stands before the locked body of a secure container of Exodus.
 *
 * <pre>
 *   0x000  "SECO", u32 version, u32 reserved, then three texts with a byte of length:
 *          "seco-v0-scrypt-aes", name and version of the program
 *   0x0e0  SHA-256 of all that follows
 *   0x100  scrypt: salt 32, u32 n, r, p; cipher 32; key of the body, wrapped: iv 12, tag 16, key 32;
 *          body: iv 12, tag 16
 *   0x200  u32 length, body                                          big-endian
 * </pre>
 *
 * <p>Source: ExodusMovement/secure-container, README and src/header.js, src/metadata.js.
 *
 * @param scheme {@code seco-v0-scrypt-aes}
 * @param program that wrote it
 * @param version of the program
 * @param checksum 32 bytes
 */
record SecoHeader(
    String scheme,
    String program,
    String version,
    byte[] checksum,
    Scrypt scrypt,
    byte[] keyIv,
    byte[] keyTag,
    byte[] key,
    byte[] bodyIv,
    byte[] bodyTag,
    long bodyLength) {

  static final int CHECKED = 0x100;
  static final int BODY = 0x204;

  private static final int TEXTS = 12;
  private static final int CHECKSUM = 0xe0;
  private static final int SALT = 32;
  private static final int IV = 12;
  private static final int TAG = 16;
  private static final int KEY = 32;
  private static final int KEY_IV = 0x14c;
  private static final int LENGTH = 0x200;

  static SecoHeader read(ByteView file) throws FormatException {
    ByteView big = file.order(ByteOrder.BIG_ENDIAN);
    int program = TEXTS + 1 + big.u8(TEXTS);
    int version = program + 1 + big.u8(program);
    Scrypt scrypt =
        new Scrypt(
            big.bytes(CHECKED, SALT),
            big.u32(CHECKED + SALT),
            big.u32(CHECKED + SALT + 4),
            big.u32(CHECKED + SALT + 8));
    int key = KEY_IV + IV + TAG;
    return new SecoHeader(
        text(big, TEXTS),
        text(big, program),
        text(big, version),
        big.bytes(CHECKSUM, KEY),
        scrypt,
        big.bytes(KEY_IV, IV),
        big.bytes(KEY_IV + IV, TAG),
        big.bytes(key, KEY),
        big.bytes(key + KEY, IV),
        big.bytes(key + KEY + IV, TAG),
        big.u32(LENGTH));
  }

  private static String text(ByteView file, int at) throws FormatException {
    return file.text(at + 1, file.u8(at), StandardCharsets.UTF_8);
  }
}
