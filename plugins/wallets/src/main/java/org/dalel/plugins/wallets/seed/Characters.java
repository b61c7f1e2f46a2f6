package org.dalel.plugins.wallets.seed;

import java.nio.charset.StandardCharsets;

/**
 * The characters of a text, to be looked at here and there: as bytes when there are none but ASCII,
 * for which nothing is widened.
 */
final class Characters {
  private final byte[] ascii;
  private final char[] wide;
  private final int length;

  private Characters(byte[] ascii, char[] wide, int length) {
    this.ascii = ascii;
    this.wide = wide;
    this.length = length;
  }

  /**
   * @param isAscii that the text has no characters but ASCII
   */
  static Characters of(String text, boolean isAscii) {
    return isAscii
        ? new Characters(text.getBytes(StandardCharsets.ISO_8859_1), null, text.length())
        : of(text.toCharArray());
  }

  static Characters of(char[] text) {
    return new Characters(null, text, text.length);
  }

  int length() {
    return length;
  }

  char at(int index) {
    return wide == null ? (char) (ascii[index] & 0x7f) : wide[index];
  }

  boolean isAscii() {
    return wide == null;
  }

  String text(int from, int to) {
    return wide == null
        ? new String(ascii, from, to - from, StandardCharsets.US_ASCII)
        : new String(wide, from, to - from);
  }
}
