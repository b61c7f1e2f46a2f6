package org.dalel.plugins.messaging.telegram;

import java.nio.BufferUnderflowException;
import java.util.Optional;

/**
 * The text in a message of a type-language constructor that is not known: in all of them it stands
 * behind the time of the message. What fits first is taken; it is a find by shape, and to be marked
 * so.
 */
public final class TlText {
  /** Telegram began in August 2013. */
  private static final int FIRST = 1_376_000_000;

  private static final int LAST = 2_100_000_000;

  private TlText() {}

  /** The text behind the first time. */
  public static Optional<String> find(byte[] message) {
    TlInput in = new TlInput(message);
    for (int at = 8; at + 8 <= message.length; at += 4) {
      in.at(at);
      int time = in.int32();
      if (time < FIRST || time > LAST) {
        continue;
      }
      try {
        Optional<String> text = in.text().filter(TlText::isText);
        if (text.isPresent()) {
          return text;
        }
      } catch (BufferUnderflowException tooShort) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isText(String text) {
    return !text.isBlank()
        && text.chars().noneMatch(c -> c < 0x20 && c != '\n' && c != '\t' && c != '\r');
  }
}
