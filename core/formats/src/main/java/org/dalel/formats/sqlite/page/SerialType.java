package org.dalel.formats.sqlite.page;

/**
 * Serial types of the record format: what a column is and how many bytes its value takes.
 *
 * <pre>
 *   0 NULL | 1..6 integer of 1 2 3 4 6 8 bytes | 7 double | 8 zero | 9 one | 10 11 never stored
 *   N &gt;= 12, even: blob of (N-12)/2 bytes | N &gt;= 13, odd: text of (N-13)/2 bytes
 * </pre>
 */
public final class SerialType {
  private static final int[] FIXED = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};

  /** What a value is, apart from its size. */
  public enum Kind {
    NULL,
    INTEGER,
    REAL,
    BLOB,
    TEXT
  }

  private SerialType() {}

  /** Types 10, 11 and negative ones are never stored. */
  public static boolean valid(long type) {
    return type >= 0 && type != 10 && type != 11;
  }

  /** Bytes in the body of the record. */
  public static long size(long type) {
    return type < FIXED.length ? FIXED[(int) type] : (type - 12) >> 1;
  }

  public static Kind kind(long type) {
    if (type >= 12) {
      return (type & 1) == 0 ? Kind.BLOB : Kind.TEXT;
    }
    if (type == 0) {
      return Kind.NULL;
    }
    return type == 7 ? Kind.REAL : Kind.INTEGER;
  }

  /** The integer that a fixed type stores in {@code size} bytes at {@code at}. */
  public static long integer(byte[] bytes, int at, long type) {
    if (type == 8 || type == 9) {
      return type - 8;
    }
    int size = (int) size(type);
    long value = bytes[at];
    for (int i = 1; i < size; i++) {
      value = value << 8 | bytes[at + i] & 0xff;
    }
    return value;
  }

  /** The type that SQLite chooses for an integer: the smallest that holds it. */
  public static int smallestFor(long value, boolean zeroAndOne) {
    if (zeroAndOne && (value == 0 || value == 1)) {
      return (int) (8 + value);
    }
    long magnitude = value < 0 ? ~value : value;
    int[] bits = {7, 15, 23, 31, 47};
    for (int i = 0; i < bits.length; i++) {
      if (magnitude >> bits[i] == 0) {
        return i + 1;
      }
    }
    return 6;
  }
}
