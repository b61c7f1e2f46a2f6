package org.dalel.formats.sqlite.page;

/**
 * SQLite's variable-length integer: big-endian groups of seven bits, high bit set on all but the
 * last byte; a ninth byte carries eight bits.
 */
public final class Varint {
  /** Longest form, in bytes. */
  public static final int MAX = 9;

  private Varint() {}

  /** Bytes that the varint at {@code at} takes, or 0 if it does not end before {@code limit}. */
  public static int size(byte[] bytes, int at, int limit) {
    for (int i = 0; i < MAX && at + i < limit; i++) {
      if (bytes[at + i] >= 0 || i == MAX - 1) {
        return i + 1;
      }
    }
    return 0;
  }

  /** The value at {@code at}; only after {@link #size} said that it is there. */
  public static long value(byte[] bytes, int at) {
    long value = 0;
    for (int i = 0; i < MAX - 1; i++) {
      byte b = bytes[at + i];
      value = value << 7 | b & 0x7f;
      if (b >= 0) {
        return value;
      }
    }
    return value << 8 | bytes[at + MAX - 1] & 0xff;
  }

  /** Bytes that SQLite takes to write {@code value}: always the fewest. */
  public static int sizeOf(long value) {
    int size = 1;
    for (long rest = value >>> 7; rest != 0 && size < MAX; rest >>>= 7) {
      size++;
    }
    return size;
  }
}
