package org.dalel.evidence.image;

import java.io.IOException;
import java.nio.file.Path;

/** A file of a split image is not there. */
public final class MissingSegmentException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Path expected;

  public MissingSegmentException(Path expected, String message) {
    super(message);
    this.expected = expected;
  }

  /** Where the missing file should be. */
  public Path expected() {
    return expected;
  }
}
