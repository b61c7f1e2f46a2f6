package org.dalel.formats.sqlite.page;

/** Unsigned big-endian numbers, as all of SQLite's files store them. */
public final class BigEndian {
  private BigEndian() {}

  public static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }

  public static long u32(byte[] bytes, int at) {
    return (long) u16(bytes, at) << 16 | u16(bytes, at + 2);
  }

  public static long u64(byte[] bytes, int at) {
    return u32(bytes, at) << 32 | u32(bytes, at + 4);
  }
}
