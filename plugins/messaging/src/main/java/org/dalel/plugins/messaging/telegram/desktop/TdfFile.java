package org.dalel.plugins.messaging.telegram.desktop;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * A file of Telegram Desktop.
 *
 * <pre>
 *   0 "TDF$" | 4 version of the program (little-endian, 4006005 is 4.6.5) | 8 data
 *   | last 16: MD5 of data, length of data (u32 LE), version (u32 LE), "TDF$"
 * </pre>
 *
 * @param version of the program that wrote it
 * @param data between header and check sum
 */
record TdfFile(int version, ByteView data) {
  static final byte[] MAGIC = "TDF$".getBytes(StandardCharsets.US_ASCII);

  private static final int HEAD = 8;
  private static final int SUM = 16;

  static TdfFile read(byte[] bytes) throws FormatException {
    boolean known = bytes.length >= HEAD + SUM && ByteView.of(bytes).has(0, MAGIC);
    if (!known) {
      throw new FormatException(0, "\"TDF$\", a version and a check sum", bytes.length + " bytes");
    }
    byte[] data = Arrays.copyOfRange(bytes, HEAD, bytes.length - SUM);
    byte[] sum = Arrays.copyOfRange(bytes, bytes.length - SUM, bytes.length);
    int version = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
    if (!Arrays.equals(sum, sum(data, version))) {
      throw new FormatException(
          bytes.length - SUM, "the MD5 of the data", "another; the file is damaged");
    }
    return new TdfFile(version, ByteView.of(data).at(HEAD).order(ByteOrder.BIG_ENDIAN));
  }

  static byte[] sum(byte[] data, int version) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(data);
      ByteBuffer end = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
      md5.update(end.putInt(data.length).putInt(version).put(MAGIC).array());
      return md5.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The version as people write it: 4.6.5. */
  String versionText() {
    return version / 1_000_000 + "." + version / 1000 % 1000 + "." + version % 1000;
  }
}
