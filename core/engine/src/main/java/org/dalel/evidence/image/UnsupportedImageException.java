package org.dalel.evidence.image;

import java.io.IOException;
import java.nio.file.Path;

/** The image is in a format that this program recognises but does not read by itself. */
public final class UnsupportedImageException extends IOException {

  private static final long serialVersionUID = 1L;

  private final ImageFormat format;

  public UnsupportedImageException(Path image, ImageFormat format) {
    super(image + ": " + format.displayName() + ". " + format.advice());
    this.format = format;
  }

  /**
   * Of a variant that this program does not read.
   *
   * @param found what was expected, and what was found
   * @param advice what the examiner can do
   */
  public UnsupportedImageException(Path image, ImageFormat format, String found, String advice) {
    super(image + ": " + format.displayName() + ": " + found + ". " + advice);
    this.format = format;
  }

  public ImageFormat format() {
    return format;
  }
}
