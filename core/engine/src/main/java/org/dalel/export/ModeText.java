package org.dalel.export;

import java.util.OptionalLong;

/**
 * Rights as {@code ls -l} prints them behind the two kinds of a body file: {@code r/rrwxr-xr-x}.
 */
final class ModeText {
  private static final String LETTERS = "rwxrwxrwx";

  private ModeText() {}

  static String print(String kind, OptionalLong mode) {
    char letter =
        switch (kind) {
          case "file", "embedded" -> 'r';
          case "dir" -> 'd';
          case "link" -> 'l';
          case "virtual" -> 'v';
          default -> '-';
        };
    StringBuilder out = new StringBuilder(12).append(letter).append('/').append(letter);
    long bits = mode.orElse(0);
    for (int i = 0; i < LETTERS.length(); i++) {
      out.append((bits >> (8 - i) & 1) != 0 ? LETTERS.charAt(i) : '-');
    }
    special(out, 5, bits, 04000, 's');
    special(out, 8, bits, 02000, 's');
    special(out, 11, bits, 01000, 't');
    return out.toString();
  }

  private static void special(StringBuilder out, int at, long bits, long bit, char letter) {
    if ((bits & bit) != 0) {
      out.setCharAt(at, out.charAt(at) == 'x' ? letter : Character.toUpperCase(letter));
    }
  }
}
