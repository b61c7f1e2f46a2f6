package org.dalel.testdata.fs;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.dalel.testdata.model.Times;

/** Values of {@code $STANDARD_INFORMATION} and {@code $FILE_NAME}. */
final class NtfsNames {

  static final int HIDDEN_SYSTEM = 6;
  static final int ARCHIVE = 0x20;
  static final int SPARSE = 0x200;
  static final int COMPRESSED = 0x800;
  static final int FOLDER = 0x10000000;
  static final int SECURITY_ID = 0x100;

  private NtfsNames() {}

  /** 100 ns since 1601. */
  static long fileTime(Instant time) {
    return (time.getEpochSecond() + 11_644_473_600L) * 10_000_000L + time.getNano() / 100;
  }

  private static void times(ByteBuffer out, Times times) {
    out.putLong(fileTime(times.created())).putLong(fileTime(times.modified()));
    out.putLong(fileTime(times.changed())).putLong(fileTime(times.accessed()));
  }

  static byte[] standardInformation(Times times, int flags) {
    ByteBuffer out = Bytes.little(72);
    times(out, times);
    out.putInt(flags & ~FOLDER).putInt(52, SECURITY_ID);
    return out.array();
  }

  static byte[] fileName(
      long parent, String name, Times times, long allocated, long size, int flags) {
    byte[] text = Bytes.utf16(name);
    ByteBuffer out = Bytes.little(66 + text.length);
    out.putLong(parent);
    times(out, times);
    out.putLong(allocated).putLong(size).putInt(flags).putInt(0);
    out.put((byte) name.length()).put((byte) namespace(name)).put(text);
    return out.array();
  }

  /** 3 for names that are short and long at once, 1 for Windows, 0 for POSIX. */
  private static int namespace(String name) {
    if (FatDirectory.isShort(name) || name.equals(".")) {
      return 3;
    }
    boolean hostile = name.matches("(?s).*[\\x00-\\x1f\"*:<>?\\\\|].*|.*[. ]");
    return hostile ? 0 : name.startsWith("$") ? 3 : 1;
  }
}
