package org.dalel.formats.sqlite.recover;

import org.dalel.formats.sqlite.page.TextEncoding;

/** How much bytes look like text, in bits: positive for text, negative for anything else. */
final class TextEvidence {
  private static final double ASCII = 1.2;
  private static final double WIDE = 2;
  private static final double BREAK = -2;
  private static final double CONTROL = -10;
  private static final double INVALID = -12;
  private static final double MOST = 30;

  private final TextEncoding encoding;

  TextEvidence(TextEncoding encoding) {
    this.encoding = encoding;
  }

  /**
   * Bits for a text, and bits against it: counted apart, for a long text must not outweigh bytes
   * that no text has.
   */
  static final class Weight {
    private double good;
    private double bad;

    private void add(double bits) {
      good += Math.max(0, bits);
      bad += Math.min(0, bits);
    }

    /** What speaks for it, at most as much as given, less what speaks against it. */
    double atMost(double most) {
      return Math.min(most, good) + bad;
    }

    /** This and another. */
    void add(Weight other) {
      good += Math.min(MOST, other.good);
      bad += other.bad;
    }
  }

  /**
   * Weighs the text in {@code [at, end)}.
   *
   * @param cut true if the text goes on behind {@code end}
   */
  Weight weigh(byte[] bytes, int at, int end, boolean cut) {
    Weight weight = new Weight();
    if (encoding == TextEncoding.UTF_8) {
      utf8(weight, bytes, at, end, cut);
    } else {
      utf16(weight, bytes, at, end);
    }
    return weight;
  }

  private static void utf8(Weight weight, byte[] bytes, int at, int end, boolean cut) {
    for (int i = at; i < end; ) {
      int b = bytes[i] & 0xff;
      int length = b < 0x80 ? 1 : b < 0xc2 ? 0 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : b < 0xf5 ? 4 : 0;
      if (length == 1) {
        weight.add(ascii(b));
        i++;
      } else if (length > 0 && cut && i + length > end && continued(bytes, i + 1, end)) {
        return;
      } else if (length > 0 && i + length <= end && continued(bytes, i + 1, i + length)) {
        weight.add(WIDE);
        i += length;
      } else {
        weight.add(INVALID);
        i++;
      }
    }
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
    return c == '\n' || c == '\r' || c == '\t' ? BREAK : CONTROL;
  }

  private void utf16(Weight weight, byte[] bytes, int at, int end) {
    weight.add((end - at) % 2 == 0 ? 0 : INVALID);
    int high = encoding == TextEncoding.UTF_16LE ? 1 : 0;
    for (int i = at; i + 1 < end; i += 2) {
      char c = (char) ((bytes[i + high] & 0xff) << 8 | bytes[i + 1 - high] & 0xff);
      if (c < 0x80) {
        double bits = ascii(c);
        weight.add(bits < 0 ? bits : bits + 2);
      } else if (Character.isSurrogate(c) || c >= 0xe000 && c < 0xf900) {
        weight.add(-2);
      } else {
        weight.add(Character.isDefined(c) ? c < 0x600 ? WIDE : 0.3 : INVALID);
      }
    }
  }
}
