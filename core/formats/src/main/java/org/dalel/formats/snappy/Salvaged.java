package org.dalel.formats.snappy;

import java.util.Optional;
import org.dalel.formats.FormatException;

/**
 * Plain bytes as far as they could be had.
 *
 * @param bytes the plain bytes
 * @param fault why there are no more of them; empty when they are whole
 */
public record Salvaged(byte[] bytes, Optional<FormatException> fault) {
  static Salvaged whole(byte[] bytes) {
    return new Salvaged(bytes, Optional.empty());
  }

  static Salvaged partly(byte[] bytes, FormatException fault) {
    return new Salvaged(bytes, Optional.of(fault));
  }
}
