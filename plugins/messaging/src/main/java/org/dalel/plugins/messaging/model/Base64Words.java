package org.dalel.plugins.messaging.model;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Words that are written in base64, as Tango does with names. */
final class Base64Words {
  private Base64Words() {}

  static Optional<String> decoded(String words) {
    StringBuilder text = new StringBuilder();
    for (String word : words.strip().split("\\s+")) {
      try {
        String one = new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8).strip();
        text.append(text.isEmpty() || one.isEmpty() ? "" : " ").append(one);
      } catch (IllegalArgumentException notBase64) {
        return Optional.of(words.strip());
      }
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
  }
}
