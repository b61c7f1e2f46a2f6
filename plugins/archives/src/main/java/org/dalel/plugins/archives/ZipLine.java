package org.dalel.plugins.archives;

import java.io.IOException;
import java.util.HexFormat;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteSource;
import org.dalel.formats.FormatException;

/**
 * An encrypted entry of a zip archive as hashcat reads it.
 *
 * <pre>
 *   13600  $zip2$*0*strength*0*salt*check*length*data*tag*$/zip2$
 *   17200  $pkzip2$1*1*2*0*packed*plain*crc*0*offset*8*packed*crc's upper half*time*data*$/pkzip2$
 *   17210  the same with method 0
 * </pre>
 *
 * @param mode of hashcat
 */
record ZipLine(String mode, String text) {
  static final int CHECK = 2;
  static final int TAG = 10;
  static final int HEADER = 12;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_SIZE = 30;
  private static final HexFormat HEX = HexFormat.of();

  static int saltBytes(int strength) {
    return 4 * (strength + 1);
  }

  static ZipLine of(LockedEntry entry, ByteSource bytes) throws IOException {
    ByteCursor local = new ByteCursor(bytes.read(entry.header(), LOCAL_SIZE));
    if (local.left() < LOCAL_SIZE || local.i32() != LOCAL) {
      throw new FormatException(entry.header(), "a local header", "something else");
    }
    local.to(26);
    long head = LOCAL_SIZE + local.u16() + local.u16();
    byte[] data = bytes.bytes(entry.header() + head, (int) entry.packed());
    return entry.isAes() ? aes(entry, data) : old(entry, data, head);
  }

  private static ZipLine aes(LockedEntry entry, byte[] data) {
    int salt = saltBytes(entry.strength());
    int end = data.length - TAG;
    int begin = salt + CHECK;
    return new ZipLine(
        "13600",
        "$zip2$*0*%d*0*%s*%s*%x*%s*%s*$/zip2$"
            .formatted(
                entry.strength(),
                HEX.formatHex(data, 0, salt),
                HEX.formatHex(data, salt, begin),
                end - begin,
                HEX.formatHex(data, begin, end),
                HEX.formatHex(data, end, data.length)));
  }

  private static ZipLine old(LockedEntry entry, byte[] data, long head) {
    return new ZipLine(
        entry.method() == 0 ? "17210" : "17200",
        "$pkzip2$1*1*2*0*%x*%x*%x*0*%x*%d*%x*%04x*%04x*%s*$/pkzip2$"
            .formatted(
                data.length,
                entry.plain(),
                entry.crc(),
                head,
                entry.method(),
                data.length,
                entry.crc() >>> 16,
                entry.time(),
                HEX.formatHex(data)));
  }
}
