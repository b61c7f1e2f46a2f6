package org.dalel.content;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Text that needs neither decoding nor replacing: printable ASCII, tabulators and line ends, as
 * most source code and documentation is.
 */
final class PlainAscii {
  private static final boolean[] IS_PLAIN = table();
  private static final Map<Charset, Boolean> PART_OF = new ConcurrentHashMap<>();

  private PlainAscii() {}

  /** Whether all bytes of a text are plain. */
  static boolean isAllOf(ContentSource.Slice text) {
    byte[] bytes = text.array();
    int end = text.offset() + text.length();
    for (int i = text.offset(); i < end; i++) {
      if (!IS_PLAIN[bytes[i] & 0xff]) {
        return false;
      }
    }
    return true;
  }

  /** Whether these bytes mean the same in a character set, as in UTF-8 and unlike in UTF-16. */
  static boolean isPartOf(Charset charset) {
    return PART_OF.computeIfAbsent(charset, PlainAscii::decodesThem);
  }

  private static boolean decodesThem(Charset charset) {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < IS_PLAIN.length; c++) {
      if (IS_PLAIN[c]) {
        all.append(c);
      }
    }
    byte[] bytes = all.toString().getBytes(StandardCharsets.US_ASCII);
    return new String(bytes, charset).contentEquals(all);
  }

  private static boolean[] table() {
    boolean[] plain = new boolean[1 << Byte.SIZE];
    for (int c = ' '; c < 0x7f; c++) {
      plain[c] = true;
    }
    plain['\t'] = true;
    plain['\n'] = true;
    plain['\r'] = true;
    return plain;
  }
}
