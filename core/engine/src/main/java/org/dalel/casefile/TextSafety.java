package org.dalel.casefile;

import java.nio.charset.StandardCharsets;

/**
 * Characters that must not reach a terminal or a printed line as they are: they move the cursor,
 * start escape sequences, break lines, or turn the reading direction so that a name reads as
 * another one.
 */
public final class TextSafety {
  private static final String HEX = "0123456789ABCDEF";

  private TextSafety() {}

  /**
   * True for C0 and C1 controls, DEL, line and paragraph separators, bidirectional marks,
   * embeddings, overrides and isolates (U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to
   * U+2069), zero-width space and byte order mark.
   */
  public static boolean isHazardous(char c) {
    if (c < 0x7f) {
      return c < 0x20;
    }
    return c <= 0x9f || (c >= 0x61c && isHazardousMark(c));
  }

  private static boolean isHazardousMark(char c) {
    return c == 0x61c
        || c == 0x200b
        || c == 0x200e
        || c == 0x200f
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xfeff;
  }

  /**
   * The text with each hazardous character shown as {@code \\u202E}; for people, not to be read
   * back.
   */
  public static String visible(String text) {
    int first = firstHazard(text);
    if (first < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isHazardous(c)) {
        out.append("\\u").append("%04X".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Appends the UTF-8 bytes of a character as {@code %HH}. */
  static void percent(StringBuilder out, char c) {
    for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
      out.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
    }
  }

  private static int firstHazard(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isHazardous(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }
}
