package org.dalel.testdata.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Names as bytes. In descriptions and truth tables a name is UTF-8 text in which {@code \xNN}
 * stands for one byte that need not be valid UTF-8.
 */
public final class Names {

  private Names() {}

  /** The bytes of a name. */
  public static byte[] bytes(String name) {
    if (name.indexOf('\\') < 0) {
      return name.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int from = 0;
    for (int at = name.indexOf("\\x"); at >= 0; at = name.indexOf("\\x", at + 1)) {
      if (at >= from && isHex(name, at + 2) && isHex(name, at + 3)) {
        out.writeBytes(name.substring(from, at).getBytes(StandardCharsets.UTF_8));
        out.write(Integer.parseInt(name.substring(at + 2, at + 4), 16));
        from = at + 4;
      }
    }
    out.writeBytes(name.substring(from).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /** Whether the name has bytes that are no text, which only ext file systems can hold. */
  public static boolean hasRawBytes(String name) {
    return name.matches("(?s).*\\\\x[0-9a-fA-F]{2}.*");
  }

  /** The folder of a path: {@code /a} for {@code /a/b}, empty for {@code /a}. */
  public static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }

  /** The last part of a path. */
  public static String leaf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static boolean isHex(String text, int at) {
    return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
  }
}
