package org.dalel.api;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Bytes that a file has at a fixed offset.
 *
 * @param offset in bytes from the start of the file, 0 to {@value #MAX_OFFSET}
 * @param hex the bytes as lower-case hexadecimal digits, at least one byte
 */
public record Magic(int offset, String hex) {

  /** The engine looks no further than this into a file (ISO 9660 has its signature at 0x8001). */
  public static final int MAX_OFFSET = 0x9000;

  public Magic {
    hex = hex.replace(" ", "").toLowerCase(Locale.ROOT);
    if (offset < 0 || offset > MAX_OFFSET) {
      throw new IllegalArgumentException(
          "magic: expected an offset from 0 to 0x9000, found " + offset);
    }
    if (HexFormat.of().parseHex(hex).length == 0) {
      throw new IllegalArgumentException("magic at " + offset + ": expected bytes, found none");
    }
  }

  /** The bytes; a fresh array. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** Magic from bytes written as ISO 8859-1 characters, such as {@code "SQLite format 3\0"}. */
  public static Magic text(int offset, String characters) {
    return new Magic(
        offset, HexFormat.of().formatHex(characters.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
