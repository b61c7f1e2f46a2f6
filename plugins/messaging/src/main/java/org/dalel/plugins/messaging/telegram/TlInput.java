package org.dalel.plugins.messaging.telegram;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads values of Telegram's type language: little-endian, texts with their length in one byte, or
 * in three behind 254, padded to four bytes. Reading past the end throws {@link
 * BufferUnderflowException}.
 */
final class TlInput {
  private static final int LONG_TEXT = 254;

  private final ByteBuffer bytes;

  TlInput(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  void at(int position) {
    bytes.position(position);
  }

  int position() {
    return bytes.position();
  }

  int left() {
    return bytes.remaining();
  }

  int int32() {
    return bytes.getInt();
  }

  long int64() {
    return bytes.getLong();
  }

  /** A text; nothing if its bytes are no UTF-8 or its padding is not zero. */
  Optional<String> text() {
    int length = bytes.get() & 0xff;
    int head = 1;
    if (length == LONG_TEXT) {
      length = bytes.get() & 0xff | (bytes.get() & 0xff) << 8 | (bytes.get() & 0xff) << 16;
      head = 4;
    } else if (length > LONG_TEXT) {
      return Optional.empty();
    }
    if (length > bytes.remaining()) {
      return Optional.empty();
    }
    ByteBuffer text = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    for (int i = head + length; i % 4 != 0; i++) {
      if (!bytes.hasRemaining() || bytes.get() != 0) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(text).toString());
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
  }
}
