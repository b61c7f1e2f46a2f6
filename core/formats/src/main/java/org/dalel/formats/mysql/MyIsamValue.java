package org.dalel.formats.mysql;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/** Values of columns as text, as the server would print them; times of TIMESTAMP in UTC. */
final class MyIsamValue {
  private static final int POINTER = 8;
  private static final int TIMESTAMP_WIDTH = 19;
  private static final int TIME_WIDTH = 10;

  private MyIsamValue() {}

  /** Bytes of a value in the record of the server; of a blob, of its length and a pointer. */
  static int lengthInRecord(FrmColumn column) {
    return switch (column.type()) {
      case FrmColumn.TINY, FrmColumn.YEAR -> 1;
      case FrmColumn.SHORT -> 2;
      case FrmColumn.INT24, FrmColumn.TIME, FrmColumn.NEWDATE -> 3;
      case FrmColumn.LONG, FrmColumn.FLOAT, FrmColumn.TIMESTAMP, FrmColumn.DATE -> 4;
      case FrmColumn.DOUBLE, FrmColumn.LONGLONG, FrmColumn.DATETIME -> 8;
      case FrmColumn.TIMESTAMP2 -> 4 + fraction(column, TIMESTAMP_WIDTH);
      case FrmColumn.DATETIME2 -> 5 + fraction(column, TIMESTAMP_WIDTH);
      case FrmColumn.TIME2 -> 3 + fraction(column, TIME_WIDTH);
      case FrmColumn.VARCHAR -> column.length() + (column.length() < 256 ? 1 : 2);
      case FrmColumn.TINY_BLOB -> 1 + POINTER;
      case FrmColumn.BLOB, FrmColumn.GEOMETRY -> 2 + POINTER;
      case FrmColumn.MEDIUM_BLOB -> 3 + POINTER;
      case FrmColumn.LONG_BLOB -> 4 + POINTER;
      default -> column.length();
    };
  }

  /** Bytes of the fraction of a second, two digits each; a point stands in front of them. */
  private static int fraction(FrmColumn column, int width) {
    return Math.max(0, Math.min(6, column.length() - width - 1) + 1) / 2;
  }

  /**
   * A value.
   *
   * @param bytes of the value alone: of a VARCHAR and a blob the text without its length
   */
  static String text(FrmColumn column, byte[] bytes, int from, int length) {
    if (column.isText()) {
      int end = length;
      while (column.type() >= 253 && end > 0 && bytes[from + end - 1] == ' ') {
        end--;
      }
      return SqlText.text(bytes, from, end, column.charset());
    }
    return switch (column.type()) {
      case FrmColumn.TINY, FrmColumn.SHORT, FrmColumn.LONG, FrmColumn.INT24, FrmColumn.LONGLONG ->
          number(bytes, from, length, column.signed());
      case FrmColumn.YEAR ->
          length < 1 || bytes[from] == 0 ? "0000" : "" + (1900 + (bytes[from] & 0xff));
      case FrmColumn.FLOAT ->
          plain(Float.intBitsToFloat((int) unsigned(bytes, from, Math.min(4, length))));
      case FrmColumn.DOUBLE ->
          plain(Double.longBitsToDouble(unsigned(bytes, from, Math.min(8, length))));
      case FrmColumn.TIMESTAMP -> timestamp(unsigned(bytes, from, length));
      case FrmColumn.TIMESTAMP2 -> timestamp(bigEndian(bytes, from, Math.min(4, length)));
      case FrmColumn.DATETIME -> datetime(unsigned(bytes, from, length));
      case FrmColumn.DATETIME2 -> datetime2(bigEndian(bytes, from, Math.min(5, length)));
      case FrmColumn.NEWDATE -> date(unsigned(bytes, from, length));
      case FrmColumn.ENUM, FrmColumn.SET -> number(bytes, from, length, false);
      default -> hex(bytes, from, length);
    };
  }

  private static String number(byte[] bytes, int from, int length, boolean signed) {
    long value = unsigned(bytes, from, length);
    if (signed && length < 8) {
      int shift = 64 - 8 * length;
      value = value << shift >> shift;
    }
    return signed || value >= 0
        ? Long.toString(value)
        : new BigInteger(Long.toUnsignedString(value)).toString();
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String plain(float value) {
    return value == Math.rint(value) && Math.abs(value) < 1e7
        ? Long.toString((long) value)
        : Float.toString(value);
  }

  static long unsigned(byte[] bytes, int from, int length) {
    long value = 0;
    for (int i = Math.min(8, length) - 1; i >= 0; i--) {
      value = value << 8 | bytes[from + i] & 0xff;
    }
    return value;
  }

  static long bigEndian(byte[] bytes, int from, int length) {
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | bytes[from + i] & 0xff;
    }
    return value;
  }

  private static String timestamp(long seconds) {
    if (seconds == 0) {
      return "0000-00-00 00:00:00";
    }
    try {
      return Instant.ofEpochSecond(seconds)
          .atOffset(ZoneOffset.UTC)
          .toLocalDateTime()
          .toString()
          .replace('T', ' ')
          .concat(seconds % 60 == 0 ? ":00" : "");
    } catch (DateTimeException e) {
      return Long.toString(seconds);
    }
  }

  /** The decimal number YYYYMMDDhhmmss. */
  private static String datetime(long value) {
    return String.format(
        Locale.ROOT,
        "%04d-%02d-%02d %02d:%02d:%02d",
        value / 10_000_000_000L,
        value / 100_000_000 % 100,
        value / 1_000_000 % 100,
        value / 10_000 % 100,
        value / 100 % 100,
        value % 100);
  }

  private static String datetime2(long value) {
    return datetime(decimal(value));
  }

  /**
   * The decimal number YYYYMMDDhhmmss of forty bits: sign, year * 13 + month (17), day (5), hour
   * (5), minute (6), second (6).
   */
  static long decimal(long value) {
    long yearMonth = value >> 22 & 0x1ffff;
    long date = yearMonth / 13 * 10_000 + yearMonth % 13 * 100 + (value >> 17 & 31);
    long time = (value >> 12 & 31) * 10_000 + (value >> 6 & 63) * 100 + (value & 63);
    return date * 1_000_000 + time;
  }

  private static String date(long value) {
    return String.format(Locale.ROOT, "%04d-%02d-%02d", value >> 9, value >> 5 & 15, value & 31);
  }

  private static String hex(byte[] bytes, int from, int length) {
    StringBuilder hex = new StringBuilder("0x");
    for (int i = from; i < from + length; i++) {
      hex.append(String.format("%02x", bytes[i]));
    }
    return hex.toString();
  }
}
