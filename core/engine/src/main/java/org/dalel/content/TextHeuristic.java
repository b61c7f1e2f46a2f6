package org.dalel.content;

import static org.dalel.digest.ByteClasses.ASCII;
import static org.dalel.digest.ByteClasses.CONTINUATION;
import static org.dalel.digest.ByteClasses.CONTROL;
import static org.dalel.digest.ByteClasses.LEADING_2;
import static org.dalel.digest.ByteClasses.LEADING_3;
import static org.dalel.digest.ByteClasses.LEADING_4;
import static org.dalel.digest.ByteClasses.NEVER_UTF8;
import static org.dalel.digest.ByteClasses.SAFE_CONTROL;

import org.dalel.digest.ByteClasses;

/**
 * Tika's guess whether bytes without any magic are text: {@code
 * org.apache.tika.detect.TextStatistics}.
 *
 * <p>Text has hardly any control bytes and is either mostly ASCII or has about as many UTF-8
 * continuation bytes as its leading bytes announce.
 */
final class TextHeuristic {
  private TextHeuristic() {}

  static boolean isText(byte[] data, int offset, int length) {
    int[] count = ByteClasses.count(data, offset, length);
    return length > 0 && (isMostlyAscii(count, length) || looksLikeUtf8(count));
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
