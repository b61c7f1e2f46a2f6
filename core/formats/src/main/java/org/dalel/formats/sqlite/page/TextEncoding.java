package org.dalel.formats.sqlite.page;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.dalel.formats.sqlite.Value;

/** Encoding of all text of a database: the field at 56 of its header. */
public enum TextEncoding {
  UTF_8(StandardCharsets.UTF_8),
  UTF_16LE(StandardCharsets.UTF_16LE),
  UTF_16BE(StandardCharsets.UTF_16BE);

  private final Charset charset;

  TextEncoding(Charset charset) {
    this.charset = charset;
  }

  /** Of the number in the header; an unset or unknown one is read as UTF-8. */
  public static TextEncoding of(long code) {
    return code == 2 ? UTF_16LE : code == 3 ? UTF_16BE : UTF_8;
  }

  /** Decodes; bytes that are no text become U+FFFD and the value says that it is not exact. */
  public Value.Text text(byte[] bytes, int at, int length) {
    ByteBuffer raw = ByteBuffer.wrap(bytes, at, length);
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(raw)
              .toString();
      return new Value.Text(text, true);
    } catch (CharacterCodingException notText) {
      return new Value.Text(new String(bytes, at, length, charset), false);
    }
  }

  /** Decodes text whose end is missing: a character cut at the end is left away. */
  public Value.Text head(byte[] bytes, int at, int length) {
    return text(bytes, at, this == UTF_8 ? wholeCharacters(bytes, at, length) : length & ~1);
  }

  /**
   * Bytes from {@code at} on that are valid text without NUL.
   *
   * @param cut true if a character may be cut off at the end
   */
  public int soundLength(byte[] bytes, int at, int length, boolean cut) {
    CharBuffer characters = CharBuffer.allocate(length + 1);
    ByteBuffer raw = ByteBuffer.wrap(bytes, at, length);
    CoderResult result = charset.newDecoder().decode(raw, characters, !cut);
    int sound = result.isError() ? raw.position() - at : length;
    characters.flip();
    int nul = characters.toString().indexOf(0);
    return nul < 0 ? sound : characters.toString().substring(0, nul).getBytes(charset).length;
  }

  private static int wholeCharacters(byte[] bytes, int at, int length) {
    for (int back = 1; back <= Math.min(4, length); back++) {
      int b = bytes[at + length - back] & 0xff;
      if ((b & 0xc0) == 0x80) {
        continue;
      }
      int needs = b < 0x80 ? 1 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
      return needs > back ? length - back : length;
    }
    return length;
  }
}
