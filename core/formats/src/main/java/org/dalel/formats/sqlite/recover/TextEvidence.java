package org.dalel.formats.sqlite.recover;

import org.dalel.formats.sqlite.page.TextEncoding;

/** How much bytes look like text, in bits: positive for text, negative for anything else. */
final class TextEvidence {
  private static final double ASCII = 1.2;
  private static final double WIDE = 2;
  private static final double CONTROL = -6;
  private static final double INVALID = -12;
  private static final double MOST = 30;

  private final TextEncoding encoding;

  TextEvidence(TextEncoding encoding) {
    this.encoding = encoding;
  }

  /**
   * Bits for the text in {@code [at, end)}.
   *
   * @param cut true if the text goes on behind {@code end}
   */
  double bits(byte[] bytes, int at, int end, boolean cut) {
    double bits =
        encoding == TextEncoding.UTF_8 ? utf8(bytes, at, end, cut) : utf16(bytes, at, end);
    return Math.min(MOST, bits);
  }

  private static double utf8(byte[] bytes, int at, int end, boolean cut) {
    double bits = 0;
    for (int i = at; i < end; ) {
      int b = bytes[i] & 0xff;
      int length = b < 0x80 ? 1 : b < 0xc2 ? 0 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : b < 0xf5 ? 4 : 0;
      if (length == 1) {
        bits += ascii(b);
        i++;
      } else if (length > 0 && cut && i + length > end && continued(bytes, i + 1, end)) {
        return bits;
      } else if (length > 0 && i + length <= end && continued(bytes, i + 1, i + length)) {
        bits += WIDE;
        i += length;
      } else {
        bits += INVALID;
        i++;
      }
    }
    return bits;
  }

  private static boolean continued(byte[] bytes, int at, int end) {
    for (int i = at; i < end; i++) {
      if ((bytes[i] & 0xc0) != 0x80) {
        return false;
      }
    }
    return true;
  }

  private static double ascii(int c) {
    if (c >= 0x20 && c < 0x7f) {
      return ASCII;
    }
    return c == '\n' || c == '\r' || c == '\t' ? 0 : CONTROL;
  }

  private double utf16(byte[] bytes, int at, int end) {
    double bits = (end - at) % 2 == 0 ? 0 : INVALID;
    int high = encoding == TextEncoding.UTF_16LE ? 1 : 0;
    for (int i = at; i + 1 < end; i += 2) {
      char c = (char) ((bytes[i + high] & 0xff) << 8 | bytes[i + 1 - high] & 0xff);
      if (c < 0x80) {
        bits += ascii(c) + 2;
      } else if (Character.isSurrogate(c) || c >= 0xe000 && c < 0xf900) {
        bits -= 2;
      } else {
        bits += Character.isDefined(c) ? c < 0x600 ? WIDE : 0.3 : INVALID;
      }
    }
    return bits;
  }
}
