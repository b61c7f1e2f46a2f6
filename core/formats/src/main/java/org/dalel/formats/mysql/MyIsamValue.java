package org.dalel.formats.mysql;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
      case FrmColumn.LONG_BLOB, FrmColumn.JSON -> 4 + POINTER;
      case FrmColumn.ENUM, FrmColumn.SET -> column.wordBytes();
      case FrmColumn.NEWDECIMAL ->
          FrmColumn.decimalBytes(column.precision() - column.decimals())
              + FrmColumn.decimalBytes(column.decimals());
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
      case FrmColumn.DATE -> datetime(unsigned(bytes, from, length) * 1_000_000).substring(0, 10);
      case FrmColumn.TIME -> time(signed(unsigned(bytes, from, length), length));
      case FrmColumn.TIME2 -> time2(bigEndian(bytes, from, Math.min(3, length)));
      case FrmColumn.NEWDECIMAL -> decimal(column, bytes, from, length);
      case FrmColumn.ENUM -> word(column, unsigned(bytes, from, length));
      case FrmColumn.SET -> words(column, unsigned(bytes, from, length));
      default -> hex(bytes, from, length);
    };
  }

  private static String number(byte[] bytes, int from, int length, boolean signed) {
    long value = unsigned(bytes, from, length);
    if (signed && length < 8) {
      value = signed(value, length);
    }
    return signed || value >= 0
        ? Long.toString(value)
        : new BigInteger(Long.toUnsignedString(value)).toString();
  }

  /** Words are counted from 1; 0 is what was no word of the list. Others are told as numbers. */
  private static String word(FrmColumn column, long number) {
    if (number < 0 || number > column.words().size()) {
      return Long.toString(number);
    }
    return number == 0 ? "" : column.words().get((int) number - 1);
  }

  private static String words(FrmColumn column, long bits) {
    List<String> set = new ArrayList<>();
    for (int i = 0; i < column.words().size(); i++) {
      if ((bits >> i & 1) != 0) {
        set.add(column.words().get(i));
      }
    }
    boolean known = column.words().size() > 63 || bits >>> column.words().size() == 0;
    return known ? String.join(",", set) : Long.toString(bits);
  }

  private static long signed(long value, int length) {
    int shift = 64 - 8 * Math.min(8, length);
    return value << shift >> shift;
  }

  /**
   * A decimal number: nine digits in four bytes each, what is left over in fewer, at the two far
   * ends; the first bit is set for positive ones, of negative ones all bits are inverted.
   */
  private static String decimal(FrmColumn column, byte[] bytes, int from, int length) {
    int whole = column.precision() - column.decimals();
    int first = FrmColumn.decimalBytes(whole);
    if (whole < 0 || length < 1 || length != first + FrmColumn.decimalBytes(column.decimals())) {
      return hex(bytes, from, length);
    }
    byte[] digits = Arrays.copyOfRange(bytes, from, from + length);
    boolean negative = digits[0] >= 0;
    digits[0] ^= (byte) 0x80;
    if (negative) {
      for (int i = 0; i < digits.length; i++) {
        digits[i] = (byte) ~digits[i];
      }
    }
    StringBuilder text = new StringBuilder();
    digits(digits, 0, whole % 9, text);
    for (int at = FrmColumn.decimalBytes(whole % 9); at < first; at += 4) {
      digits(digits, at, 9, text);
    }
    while (text.length() > 1 && text.charAt(0) == '0') {
      text.deleteCharAt(0);
    }
    text.insert(0, text.isEmpty() ? "0" : "").insert(0, negative ? "-" : "");
    if (column.decimals() > 0) {
      text.append('.');
      int at = first;
      for (int left = column.decimals(); left > 0; left -= 9, at += 4) {
        digits(digits, at, Math.min(9, left), text);
      }
    }
    return text.toString();
  }

  private static void digits(byte[] bytes, int at, int count, StringBuilder text) {
    if (count > 0) {
      String number = Long.toString(bigEndian(bytes, at, FrmColumn.decimalBytes(count)));
      text.append("0".repeat(Math.max(0, count - number.length()))).append(number);
    }
  }

  /** The decimal number hhmmss. */
  private static String time(long value) {
    long at = Math.abs(value);
    return String.format(
        Locale.ROOT,
        "%s%02d:%02d:%02d",
        value < 0 ? "-" : "",
        at / 10_000,
        at / 100 % 100,
        at % 100);
  }

  /** Twenty-four bits: sign, one unused, hour (10), minute (6), second (6). */
  private static String time2(long value) {
    long at = Math.abs(value - 0x800000);
    long decimal = (at >> 12 & 0x3ff) * 10_000 + (at >> 6 & 63) * 100 + (at & 63);
    return time(value < 0x800000 ? -decimal : decimal);
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
