package org.dalel.formats.tokens;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A place in the scanned bytes where a token stands, with a view of what stands around it.
 *
 * @param data the scanned bytes
 * @param from offset of its first character in {@code data}
 * @param length in characters
 * @param encoding how a character is written there
 * @param text its characters
 */
public record Token(byte[] data, int from, int length, Encoding encoding, String text) {

  /** How the characters of a token are written. */
  public enum Encoding {
    /** One byte each; UTF-8 has no other form for them. */
    ASCII(1),
    /** Two bytes each, the second is 0. Big-endian text is found as well: one byte further on. */
    UTF_16(2);

    private final int bytes;

    Encoding(int bytes) {
      this.bytes = bytes;
    }

    /** Bytes a character. */
    public int bytes() {
      return bytes;
    }
  }

  static Token at(byte[] data, int from, int length, Encoding encoding) {
    return new Token(data, from, length, encoding, read(data, from, length, encoding));
  }

  /** A token that stands alone. */
  public static Token of(String text) {
    byte[] data = text.getBytes(StandardCharsets.ISO_8859_1);
    return new Token(data, 0, data.length, Encoding.ASCII, text);
  }

  /** Offset behind its last character. */
  public int end() {
    return from + length * encoding.bytes();
  }

  /**
   * Up to so many characters in front of it, read in its own encoding, unknown ones as {@code ?}.
   */
  public String before(int characters) {
    int count = Math.min(characters, from / encoding.bytes());
    return read(data, from - count * encoding.bytes(), count, encoding);
  }

  /** Up to so many characters behind it. */
  public String after(int characters) {
    int count = Math.min(characters, (data.length - end()) / encoding.bytes());
    return read(data, end(), count, encoding);
  }

  /** The token that begins so many characters earlier, when these are there. */
  public Optional<Token> extendedBy(String prefix) {
    return before(prefix.length()).equals(prefix)
        ? Optional.of(
            at(data, from - prefix.length() * encoding.bytes(), length + prefix.length(), encoding))
        : Optional.empty();
  }

  private static String read(byte[] data, int from, int count, Encoding encoding) {
    byte[] characters = new byte[count];
    for (int i = 0; i < count; i++) {
      int at = from + i * encoding.bytes();
      boolean known =
          data[at] >= 0
              && (encoding == Encoding.ASCII || at + 1 == data.length || data[at + 1] == 0);
      characters[i] = known ? data[at] : (byte) '?';
    }
    return new String(characters, StandardCharsets.ISO_8859_1);
  }
}
