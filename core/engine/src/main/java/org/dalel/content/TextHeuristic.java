package org.dalel.content;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tika's guess whether bytes without any magic are text: {@code
 * org.apache.tika.detect.TextStatistics}.
 *
 * <p>Text has hardly any control bytes and is either mostly ASCII or has about as many UTF-8
 * continuation bytes as its leading bytes announce.
 */
final class TextHeuristic {
  private static final byte SAFE_CONTROL = 0;
  private static final byte CONTROL = 1;
  private static final byte ASCII = 2;
  private static final byte CONTINUATION = 3;
  private static final byte LEADING_2 = 4;
  private static final byte LEADING_3 = 5;
  private static final byte LEADING_4 = 6;
  private static final byte NEVER_UTF8 = 7;
  private static final byte[] KIND = kinds();

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long SPACES = 0x2020202020202020L;

  private TextHeuristic() {}

  private static byte[] kinds() {
    byte[] kind = new byte[256];
    for (int b = 0; b < 256; b++) {
      if (b < 0x20) {
        boolean safe = b == '\t' || b == '\n' || b == '\r' || b == 0x0c || b == 0x1b;
        kind[b] = safe ? SAFE_CONTROL : CONTROL;
      } else if (b < 0x80) {
        kind[b] = ASCII;
      } else if (b < 0xc0) {
        kind[b] = CONTINUATION;
      } else if (b < 0xe0) {
        kind[b] = LEADING_2;
      } else if (b < 0xf0) {
        kind[b] = LEADING_3;
      } else {
        kind[b] = b < 0xf8 ? LEADING_4 : NEVER_UTF8;
      }
    }
    return kind;
  }

  static boolean isText(byte[] data, int offset, int length) {
    int[] count = new int[8];
    int end = offset + length;
    int i = offset;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      long bytes = (long) EIGHT.get(data, i);
      boolean printable = ((bytes | bytes - SPACES) & HIGH_BITS) == 0;
      if (printable) {
        count[ASCII] += Long.BYTES;
      } else {
        count(data, i, i + Long.BYTES, count);
      }
    }
    count(data, i, end, count);
    return length > 0 && (isMostlyAscii(count, length) || looksLikeUtf8(count));
  }

  private static void count(byte[] data, int from, int to, int[] count) {
    for (int i = from; i < to; i++) {
      count[KIND[data[i] & 0xff]]++;
    }
  }

  private static boolean isMostlyAscii(int[] count, int total) {
    return count[CONTROL] * 100 < total * 2
        && (count[ASCII] + count[SAFE_CONTROL]) * 100 > total * 90;
  }

  private static boolean looksLikeUtf8(int[] count) {
    int leading = count[LEADING_2] + count[LEADING_3] + count[LEADING_4];
    int utf8 = count[ASCII] + leading;
    int expected = count[LEADING_2] + 2 * count[LEADING_3] + 3 * count[LEADING_4];
    int continuation = count[CONTINUATION];
    return utf8 > 0
        && continuation <= expected
        && continuation >= expected - 3
        && count[NEVER_UTF8] == 0
        && count[CONTROL] * 100 < utf8 * 2;
  }
}
