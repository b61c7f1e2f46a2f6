package org.dalel.formats.tokens;

/**
 * Where a token may begin in a run: at its first character, or behind what belongs to an encoding
 * around it and only looks like a part of it: the letter of an escape ({@code \nTF...}, {@code
 * \u003dTF...}), the digits of a percent or quoted-printable escape ({@code %3ATF...}, {@code
 * =3DTF...}), or a length byte that is a letter or digit by chance (51 to 57 are {@code 3} to
 * {@code 9}).
 */
final class Starts {

  private static final String ESCAPES = "nrtbfv0a";

  private Starts() {}

  /** Characters to leave out at the start of the run, 0 when none. */
  static int hidden(byte[] data, int from, int to, int dataFrom) {
    if (from > dataFrom) {
      int escaped = escaped(data[from - 1], data, from, to);
      if (escaped > 0) {
        return escaped;
      }
    }
    return data[from] == to - from - 1 ? 1 : 0;
  }

  private static int escaped(byte before, byte[] data, int from, int to) {
    switch (before) {
      case '\\':
        if (data[from] == 'u') {
          return hex(data, from + 1, to, 4) ? 5 : 0;
        }
        if (data[from] == 'x') {
          return hex(data, from + 1, to, 2) ? 3 : 0;
        }
        return ESCAPES.indexOf(data[from]) >= 0 ? 1 : 0;
      case '%':
        return percent(data, from, to);
      case '=':
        return hex(data, from, to, 2) ? 2 : 0;
      default:
        return 0;
    }
  }

  /** {@code %25} is an escaped percent sign: what follows is an escape again. */
  private static int percent(byte[] data, int from, int to) {
    int at = from;
    while (at + 2 <= to && data[at] == '2' && data[at + 1] == '5') {
      at += 2;
    }
    return hex(data, at, to, 2) ? at + 2 - from : at - from;
  }

  private static boolean hex(byte[] data, int from, int to, int digits) {
    boolean all = from + digits < to;
    for (int i = from; all && i < from + digits; i++) {
      all = Character.digit(data[i], 16) >= 0;
    }
    return all;
  }
}
