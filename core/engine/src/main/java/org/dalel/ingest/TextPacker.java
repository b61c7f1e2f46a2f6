package org.dalel.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dalel.casefile.write.PackedText;
import org.dalel.digest.Zlib;

/** Prepares text for the case, off the writer's thread. Belongs to one thread. */
final class TextPacker {
  private final Zlib zlib = new Zlib();

  /** Nothing for an empty text. */
  Optional<PackedText> pack(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return Optional.of(new PackedText(text.length(), utf8, zlib.pack(utf8)));
  }
}
