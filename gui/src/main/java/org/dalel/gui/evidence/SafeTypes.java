package org.dalel.gui.evidence;

import java.util.Optional;
import java.util.Set;

/**
 * The types as which bytes of evidence may reach the browser: raster pictures, sound and moving
 * pictures, which hold nothing that runs. Everything else must be turned into one of these, or into
 * text, before.
 */
public final class SafeTypes {
  private static final Set<String> SHOWN =
      Set.of(
          "image/png",
          "image/jpeg",
          "image/gif",
          "image/webp",
          "image/bmp",
          "audio/mpeg",
          "audio/ogg",
          "audio/wav",
          "audio/vnd.wave",
          "audio/mp4",
          "audio/flac",
          "video/mp4",
          "video/webm",
          "video/ogg",
          "video/quicktime");

  private SafeTypes() {}

  /** The type to tell the browser; empty when these bytes are not shown as they are. */
  public static Optional<String> shown(String type) {
    String plain = type.indexOf(';') < 0 ? type : type.substring(0, type.indexOf(';')).strip();
    String known = plain.equals("audio/vnd.wave") ? "audio/wav" : plain;
    return SHOWN.contains(plain) ? Optional.of(known) : Optional.empty();
  }
}
