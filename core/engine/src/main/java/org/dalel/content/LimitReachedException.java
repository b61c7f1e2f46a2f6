package org.dalel.content;

import java.io.Serial;
import java.util.Optional;
import org.xml.sax.SAXException;

/** Ends a parse because a limit is reached; parsers let it through or wrap it. */
final class LimitReachedException extends SAXException {
  @Serial private static final long serialVersionUID = 1L;

  LimitReachedException(String message) {
    super(message);
  }

  /** Finds such an exception among the causes of another. */
  static Optional<LimitReachedException> in(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 32; depth++) {
      if (cause instanceof LimitReachedException found) {
        return Optional.of(found);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }
}
