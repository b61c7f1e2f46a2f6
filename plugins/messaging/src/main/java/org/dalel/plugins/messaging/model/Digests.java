package org.dalel.plugins.messaging.model;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Digests of files as programs write them. */
final class Digests {
  private static final int SHA256 = 32;

  private Digests() {}

  /** Lower-case hexadecimal digits of a SHA-256 digest in base64. */
  static Optional<String> fromBase64(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.strip());
      return bytes.length == SHA256
          ? Optional.of(HexFormat.of().formatHex(bytes))
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
