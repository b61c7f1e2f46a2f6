package org.dalel.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Names as text without loss: bytes that are not UTF-8 and control characters stand as {@code
 * \xNN}, one for each byte; a literal backslash that would read as such an escape stands as {@code
 * \x5C}. The mapping is injective.
 */
public final class EscapedName {
  private static final String HEX = "0123456789ABCDEF";

  private EscapedName() {}

  /** The escaped form of a name's bytes; {@code /} within a name is escaped too. */
  public static String of(byte[] name) {
    return isPlain(name) ? new String(name, StandardCharsets.ISO_8859_1) : escape(name);
  }

  /** The escaped form of a name that is text already. */
  public static String of(String name) {
    return of(name.getBytes(StandardCharsets.UTF_8));
  }

  /** The escaped form of a path inside a container, where {@code /} separates. */
  public static String ofPath(String path) {
    return ofPath(path.getBytes(StandardCharsets.UTF_8));
  }

  /** The escaped form of a path's bytes, where {@code /} separates. */
  public static String ofPath(byte[] path) {
    StringBuilder out = new StringBuilder(path.length);
    int from = 0;
    for (int i = 0; i <= path.length; i++) {
      if (i == path.length || path[i] == '/') {
        out.append(of(Arrays.copyOfRange(path, from, i)));
        if (i < path.length) {
          out.append('/');
        }
        from = i + 1;
      }
    }
    return out.toString();
  }

  /** The bytes behind an escaped name or path. */
  public static byte[] bytes(String escaped) {
    if (escaped.indexOf('\\') < 0) {
      return escaped.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CharBuffer chars = CharBuffer.wrap(escaped);
    int i = 0;
    while (i < escaped.length()) {
      if (escaped.charAt(i) == '\\' && readsAsEscape(chars, i)) {
        out.write(Integer.parseInt(escaped.substring(i + 2, i + 4), 16));
        i += 4;
      } else {
        int next = escaped.offsetByCodePoints(i, 1);
        out.writeBytes(escaped.substring(i, next).getBytes(StandardCharsets.UTF_8));
        i = next;
      }
    }
    return out.toByteArray();
  }

  private static boolean isPlain(byte[] name) {
    for (byte b : name) {
      if (b < 0x20 || b == 0x7F || b == '\\' || b == '/') {
        return false;
      }
    }
    return true;
  }

  private static String escape(byte[] name) {
    StringBuilder out = new StringBuilder(name.length + 16);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(name);
    CharBuffer chars = CharBuffer.allocate(name.length + 1);
    while (true) {
      CoderResult result = decoder.decode(in, chars, true);
      appendDecoded(out, chars.flip());
      chars.clear();
      if (result.isUnderflow()) {
        return out.toString();
      }
      for (int i = 0; i < result.length(); i++) {
        appendByte(out, in.get());
      }
      decoder.reset();
    }
  }

  private static void appendDecoded(StringBuilder out, CharBuffer chars) {
    for (int i = 0; i < chars.length(); i++) {
      char c = chars.charAt(i);
      boolean control = c < 0x20 || c >= 0x7F && c < 0xA0 || c == '/';
      if (control || c == '\\' && readsAsEscape(chars, i)) {
        for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
          appendByte(out, b);
        }
      } else {
        out.append(c);
      }
    }
  }

  private static boolean readsAsEscape(CharBuffer chars, int at) {
    return at + 3 < chars.length()
        && chars.charAt(at + 1) == 'x'
        && Character.digit(chars.charAt(at + 2), 16) >= 0
        && Character.digit(chars.charAt(at + 3), 16) >= 0;
  }

  private static void appendByte(StringBuilder out, byte b) {
    out.append("\\x").append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
  }
}
