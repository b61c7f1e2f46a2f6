package org.dalel.preview;

import java.io.IOException;

/** Something cannot be shown; the message says why, as a sentence for people. */
public final class PreviewException extends IOException {
  private static final long serialVersionUID = 1L;

  /** With the reason. */
  public PreviewException(String message) {
    super(message);
  }
}
