package org.dalel.formats.mysql;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Gathers the bytes of a value and makes text of them. */
final class SqlText {
  /** Longer values are cut: an attachment in a dump is none of what is looked for here. */
  static final int LONGEST = 1 << 20;

  private byte[] bytes = new byte[256];
  private int length;

  void clear() {
    length = 0;
  }

  boolean isEmpty() {
    return length == 0;
  }

  boolean beginsWithLetter() {
    return length > 0 && (Character.isLetter(bytes[0]) || bytes[0] == '_');
  }

  void append(int b) {
    if (length >= LONGEST) {
      return;
    }
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = (byte) b;
  }

  void append(byte[] more, int from, int count) {
    int room = Math.min(count, LONGEST - length);
    if (length + room > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + room));
    }
    System.arraycopy(more, from, bytes, length, room);
    length += room;
  }

  String text() {
    return text(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /** Text of bytes; where they are not of the charset, each byte beyond ASCII is {@code \xNN}. */
  static String text(byte[] bytes, int from, int length, Charset charset) {
    int ascii = 0;
    while (ascii < length && bytes[from + ascii] >= 0) {
      ascii++;
    }
    if (ascii == length) {
      return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, length)).toString();
    } catch (CharacterCodingException e) {
      StringBuilder text = new StringBuilder(length + 16);
      for (int i = from; i < from + length; i++) {
        if (bytes[i] >= 0) {
          text.append((char) bytes[i]);
        } else {
          text.append(String.format("\\x%02X", bytes[i]));
        }
      }
      return text.toString();
    }
  }
}
