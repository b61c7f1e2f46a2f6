package org.dalel.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The real path behind an escaped one; see {@link org.dalel.evidence.EscapedName}. */
final class LogicalPath {
  private static final int ESCAPE_LENGTH = 4;

  private LogicalPath() {}

  static String unescape(String escaped) {
    if (escaped.indexOf('\\') < 0) {
      return escaped;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int i = 0;
    while (i < escaped.length()) {
      if (isEscape(escaped, i)) {
        out.write(Integer.parseInt(escaped.substring(i + 2, i + ESCAPE_LENGTH), 16));
        i += ESCAPE_LENGTH;
      } else {
        int next = escaped.offsetByCodePoints(i, 1);
        out.writeBytes(escaped.substring(i, next).getBytes(StandardCharsets.UTF_8));
        i = next;
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static boolean isEscape(String text, int at) {
    return text.startsWith("\\x", at)
        && at + ESCAPE_LENGTH <= text.length()
        && Character.digit(text.charAt(at + 2), 16) >= 0
        && Character.digit(text.charAt(at + 3), 16) >= 0;
  }
}
