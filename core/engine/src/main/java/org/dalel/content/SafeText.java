package org.dalel.content;

import java.util.Optional;

/** Makes decoded text what Tika's XHTML layer makes of it. */
final class SafeText {
  private static final char REPLACEMENT = '\ufffd';
  private static final int WINDOW = 8192;

  private SafeText() {}

  /**
   * The text with characters that XHTML forbids replaced by U+FFFD, and a line end behind it.
   *
   * @return nothing when the text has surrogates, of which Tika tears some pairs apart at its
   *     buffers' ends
   */
  static Optional<String> paragraph(String text) {
    int at = firstInvalid(text);
    if (at < 0) {
      return Optional.of(text.concat("\n"));
    }
    StringBuilder safe = new StringBuilder(text.length() + 1).append(text).append('\n');
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        return Optional.empty();
      }
      if (isInvalid(c)) {
        safe.setCharAt(i, REPLACEMENT);
      }
    }
    return Optional.of(safe.toString());
  }

  /** Looks at a window of characters at a time: an array is much faster than a string. */
  private static int firstInvalid(String text) {
    char[] window = new char[Math.min(WINDOW, text.length())];
    for (int from = 0; from < text.length(); from += WINDOW) {
      int length = Math.min(WINDOW, text.length() - from);
      text.getChars(from, from + length, window, 0);
      for (int i = 0; i < length; i++) {
        char c = window[i];
        if ((c < ' ' || c >= 0x7f) && isInvalid(c)) {
          return from + i;
        }
      }
    }
    return -1;
  }

  private static boolean isInvalid(char c) {
    if (c < ' ') {
      return c != '\t' && c != '\n' && c != '\r';
    }
    return c >= 0x7f && (c <= 0x9f || c >= 0xd800 && (c <= 0xdfff || c >= 0xfffe));
  }
}
