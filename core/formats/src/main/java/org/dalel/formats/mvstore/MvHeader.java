package org.dalel.formats.mvstore;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * The texts at the start of a file and around each chunk: {@code name:value,name:value}, numbers in
 * hexadecimal digits, with {@code fletcher:} for a checksum of what comes before it.
 */
record MvHeader(Map<String, String> values) {
  /** Reads a text that ends in a line feed. */
  static Optional<MvHeader> read(ByteView bytes) throws FormatException {
    int end = 0;
    while (end < bytes.length() && bytes.u8(end) != '\n') {
      end++;
    }
    return end == bytes.length()
        ? Optional.empty()
        : Optional.of(parse(bytes.text(0, end, StandardCharsets.ISO_8859_1).strip()));
  }

  /** Takes a text apart; values may be quoted. */
  static MvHeader parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    int at = 0;
    while (at < text.length()) {
      int colon = text.indexOf(':', at);
      if (colon < 0) {
        return new MvHeader(values);
      }
      int end = valueEnd(text, colon + 1);
      values.put(text.substring(at, colon), unquoted(text.substring(colon + 1, end)));
      at = end + 1;
    }
    return new MvHeader(values);
  }

  private static int valueEnd(String text, int from) {
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        return i;
      }
    }
    return text.length();
  }

  private static String unquoted(String value) {
    return value.startsWith("\"") ? value.replaceAll("\\\\(.)|\"", "$1") : value;
  }

  /** A number in hexadecimal digits; empty when there is none. */
  Optional<Long> number(String name) {
    String digits = values.getOrDefault(name, "");
    return digits.matches("[0-9a-f]{1,16}")
        ? Optional.of(Long.parseUnsignedLong(digits, 16))
        : Optional.empty();
  }

  /** Whether a text of a fixed length carries its right checksum. */
  static boolean intact(ByteView bytes) throws FormatException {
    String text = bytes.text(0, bytes.length(), StandardCharsets.ISO_8859_1);
    int end = text.lastIndexOf(",fletcher:");
    Optional<Long> sum = parse(text.strip()).number("fletcher");
    return end > 0 && sum.isPresent() && (int) (long) sum.get() == fletcher(bytes, end);
  }

  /** Fletcher's checksum over 16-bit words, big endian, as H2 computes it. */
  static int fletcher(ByteView bytes, int length) throws FormatException {
    int s1 = 0xffff;
    int s2 = 0xffff;
    int at = 0;
    int whole = length & ~1;
    while (at < whole) {
      int end = Math.min(at + 720, whole);
      while (at < end) {
        s1 += bytes.u8(at) << 8 | bytes.u8(at + 1);
        s2 += s1;
        at += 2;
      }
      s1 = (s1 & 0xffff) + (s1 >>> 16);
      s2 = (s2 & 0xffff) + (s2 >>> 16);
    }
    if (at < length) {
      s1 += bytes.u8(at) << 8;
      s2 += s1;
    }
    s1 = (s1 & 0xffff) + (s1 >>> 16);
    s2 = (s2 & 0xffff) + (s2 >>> 16);
    return s2 << 16 | s1;
  }
}
