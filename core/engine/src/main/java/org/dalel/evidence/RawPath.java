package org.dalel.evidence;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Paths of the local file system by their bytes. Java keeps the bytes of a path that it listed, but
 * its text loses those that are not in the encoding of the locale; the URI form ({@code
 * file:///caf%E9}) carries every byte in both directions, whatever the locale is.
 */
public final class RawPath {
  private static final int ESCAPE_LENGTH = 3;

  private RawPath() {}

  /** The path of these bytes, which begin with {@code /}. */
  public static Path of(byte[] absolute) {
    StringBuilder uri = new StringBuilder(absolute.length * ESCAPE_LENGTH + 8).append("file://");
    for (byte b : absolute) {
      boolean plain = b == '/' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || isDigit(b);
      if (plain) {
        uri.append((char) b);
      } else {
        uri.append('%').append(hex(b >> 4)).append(hex(b));
      }
    }
    return Path.of(URI.create(uri.toString()));
  }

  /**
   * The path of an entry in a folder.
   *
   * @param escaped its path below the folder in the form of {@link EscapedName}, beginning with
   *     {@code /}
   */
  public static Path resolve(Path folder, String escaped) {
    ByteArrayOutputStream path = new ByteArrayOutputStream();
    path.writeBytes(bytes(folder.toAbsolutePath()));
    path.writeBytes(EscapedName.bytes(escaped));
    return of(path.toByteArray());
  }

  /** The bytes of a path, without a slash at the end (but for the root). */
  public static byte[] bytes(Path path) {
    byte[] absolute = decode(path.toUri().getRawPath());
    if (path.isAbsolute()) {
      return absolute;
    }
    byte[] here = bytes(Path.of("").toAbsolutePath());
    int prefix = here.length == 1 ? 1 : here.length + 1;
    return Arrays.copyOfRange(absolute, Math.min(prefix, absolute.length), absolute.length);
  }

  /** The last name of a path in the form of {@link EscapedName}. */
  public static String escapedName(Path path) {
    String text = path.getFileName().toString();
    if (isWhole(text)) {
      return EscapedName.of(text);
    }
    byte[] all = bytes(path);
    int from = all.length;
    while (from > 0 && all[from - 1] != '/') {
      from--;
    }
    return EscapedName.of(Arrays.copyOfRange(all, from, all.length));
  }

  /** A path, part for part in the form of {@link EscapedName}. */
  public static String escaped(Path path) {
    String text = path.toString();
    return isWhole(text) ? EscapedName.ofPath(text) : EscapedName.ofPath(bytes(path));
  }

  /** Whether the text of a path lost nothing; a name may hold that sign itself. */
  private static boolean isWhole(String text) {
    return text.indexOf('\uFFFD') < 0;
  }

  private static byte[] decode(String rawPath) {
    byte[] in = rawPath.getBytes(StandardCharsets.US_ASCII);
    byte[] out = new byte[in.length];
    int length = 0;
    for (int i = 0; i < in.length; i++) {
      if (in[i] == '%') {
        out[length++] =
            (byte) (Character.digit(in[i + 1], 16) << 4 | Character.digit(in[i + 2], 16));
        i += ESCAPE_LENGTH - 1;
      } else {
        out[length++] = in[i];
      }
    }
    // the URI of a folder ends with a slash
    return Arrays.copyOf(out, length > 1 && out[length - 1] == '/' ? length - 1 : length);
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static char hex(int b) {
    return Character.toUpperCase(Character.forDigit(b & 15, 16));
  }
}
