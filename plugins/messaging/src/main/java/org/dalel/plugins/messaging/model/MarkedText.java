package org.dalel.plugins.messaging.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The longest text in bytes of which only so much is known: a text stands behind a certain byte and
 * its length in one byte.
 */
final class MarkedText {
  private MarkedText() {}

  static Optional<String> longest(byte[] bytes, int mark) {
    String found = "";
    for (int at = 0; at + 2 < bytes.length; at++) {
      int length = bytes[at + 1] & 0xff;
      boolean fits = length > found.length() && at + 2 + length <= bytes.length;
      if ((bytes[at] & 0xff) == mark && fits) {
        found = text(bytes, at + 2, length).orElse(found);
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  private static Optional<String> text(byte[] bytes, int at, int length) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length)).toString();
      return text.chars().allMatch(c -> c >= 0x20 || c == '\n')
          ? Optional.of(text)
          : Optional.empty();
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
  }
}
