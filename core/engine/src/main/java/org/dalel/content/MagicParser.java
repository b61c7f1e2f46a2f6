package org.dalel.content;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.tika.mime.MediaType;

/** Reads the attributes of a {@code match} element the way {@code MagicDetector.parse} does. */
final class MagicParser {
  private MagicParser() {}

  static MagicClause parse(MediaType type, String kind, String offset, String value, String mask) {
    int begin = 0;
    int end = 0;
    if (offset != null) {
      int colon = offset.indexOf(':');
      begin = Integer.parseInt(colon < 0 ? offset : offset.substring(0, colon));
      end = colon < 0 ? begin : Integer.parseInt(offset.substring(colon + 1));
    }
    String text = type + " " + kind + " " + offset + " " + value + " " + mask;
    byte[] pattern = decode(value, kind);
    if (kind.equals("regex")) {
      Pattern regex = Pattern.compile(new String(pattern, StandardCharsets.UTF_8));
      return new MagicRegex(regex, pattern.length, begin, end, text);
    }
    byte[] maskBytes = mask == null ? new byte[0] : decode(mask, kind);
    int size = Math.max(pattern.length, maskBytes.length);
    byte[] bits = Arrays.copyOf(maskBytes, size);
    Arrays.fill(bits, maskBytes.length, size, (byte) -1);
    byte[] wanted = Arrays.copyOf(pattern, size);
    for (int i = 0; i < size; i++) {
      wanted[i] &= bits[i];
    }
    return new MagicMatch(wanted, bits, kind.equals("stringignorecase"), begin, end, text);
  }

  private static byte[] decode(String value, String kind) {
    boolean hex = value.startsWith("0x");
    String digits = hex ? value.substring(2) : value;
    int radix = hex ? 16 : 8;
    return switch (kind) {
      case "string", "regex", "unicodeLE", "unicodeBE" -> decodeString(value, kind);
      case "stringignorecase" -> decodeString(value.toLowerCase(Locale.ROOT), kind);
      case "byte" -> digits.getBytes(StandardCharsets.UTF_8);
      case "host16", "little16" -> little(Integer.parseInt(digits, radix), 2);
      case "big16" -> reversed(little(Integer.parseInt(digits, radix), 2));
      case "host32", "little32" -> little(Long.parseLong(digits, radix), 4);
      case "big32" -> reversed(little(Long.parseLong(digits, radix), 4));
      default -> throw new IllegalArgumentException("match element: a known type, found " + kind);
    };
  }

  private static byte[] little(long value, int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (value >> (8 * i));
    }
    return bytes;
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] result = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      result[i] = bytes[bytes.length - 1 - i];
    }
    return result;
  }

  private static byte[] decodeString(String value, String kind) {
    if (value.startsWith("0x")) {
      byte[] bytes = new byte[(value.length() - 2) / 2];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) Integer.parseInt(value.substring(2 + i * 2, 4 + i * 2), 16);
      }
      return bytes;
    }
    StringBuilder chars = new StringBuilder();
    int i = 0;
    while (i < value.length()) {
      if (value.charAt(i) == '\\') {
        i = unescape(value, i + 1, chars);
      } else {
        chars.append(value.charAt(i++));
      }
    }
    return bytes(chars, kind);
  }

  private static int unescape(String value, int at, StringBuilder chars) {
    switch (value.charAt(at)) {
      case '\\' -> chars.append('\\');
      case 'r' -> chars.append('\r');
      case 'n' -> chars.append('\n');
      case 'x' -> {
        chars.append((char) Integer.parseInt(value.substring(at + 1, at + 3), 16));
        return at + 3;
      }
      default -> {
        int end = at;
        while (end < at + 3 && end < value.length() && Character.isDigit(value.charAt(end))) {
          end++;
        }
        chars.append((char) Short.decode("0" + value.substring(at, end)).byteValue());
        return end;
      }
    }
    return at + 1;
  }

  private static byte[] bytes(CharSequence chars, String kind) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < chars.length(); i++) {
      char c = chars.charAt(i);
      if (kind.equals("unicodeBE")) {
        out.write(c >> 8);
      }
      out.write(c);
      if (kind.equals("unicodeLE")) {
        out.write(c >> 8);
      }
    }
    return out.toByteArray();
  }
}
