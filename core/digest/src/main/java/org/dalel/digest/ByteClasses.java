package org.dalel.digest;

import java.util.Objects;

/**
 * Counts the bytes of a content by what they can be in a text: control bytes, ASCII, and the roles
 * of UTF-8. Compiled C where its library loads, Java elsewhere, with the same result.
 */
public final class ByteClasses {
  /** Tab, line feed, form feed, carriage return, escape. */
  public static final int SAFE_CONTROL = 0;

  /** The other bytes below 0x20. */
  public static final int CONTROL = 1;

  /** 0x20 to 0x7f. */
  public static final int ASCII = 2;

  /** 0x80 to 0xbf: continues a character of UTF-8. */
  public static final int CONTINUATION = 3;

  /** 0xc0 to 0xdf: begins a character of two bytes. */
  public static final int LEADING_2 = 4;

  /** 0xe0 to 0xef: begins a character of three bytes. */
  public static final int LEADING_3 = 5;

  /** 0xf0 to 0xf7: begins a character of four bytes. */
  public static final int LEADING_4 = 6;

  /** 0xf8 to 0xff: never in UTF-8. */
  public static final int NEVER_UTF8 = 7;

  /** How many classes there are. */
  public static final int COUNT = 8;

  private static final byte[] CLASS_OF = classes();

  private ByteClasses() {}

  /**
   * How many bytes of {@code data[offset .. offset + length)} are of each class.
   *
   * @throws IndexOutOfBoundsException when they are not all in the array
   */
  public static int[] count(byte[] data, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, data.length);
    int[] counts = new int[COUNT];
    if (TripleDigest.isNativeAllowed()) {
      NativeScan.classes(data, offset, length, counts);
    } else {
      count(data, offset, length, counts);
    }
    return counts;
  }

  /** The same without the library. */
  static void count(byte[] data, int offset, int length, int[] counts) {
    for (int i = offset; i < offset + length; i++) {
      counts[CLASS_OF[data[i] & 0xff]]++;
    }
  }

  private static byte[] classes() {
    byte[] result = new byte[256];
    for (int b = 0; b < result.length; b++) {
      result[b] = (byte) classOf(b);
    }
    return result;
  }

  private static int classOf(int b) {
    if (b < 0x20) {
      boolean safe = b == '\t' || b == '\n' || b == '\r' || b == 0x0c || b == 0x1b;
      return safe ? SAFE_CONTROL : CONTROL;
    }
    if (b < 0xc0) {
      return b < 0x80 ? ASCII : CONTINUATION;
    }
    if (b < 0xf0) {
      return b < 0xe0 ? LEADING_2 : LEADING_3;
    }
    return b < 0xf8 ? LEADING_4 : NEVER_UTF8;
  }
}
