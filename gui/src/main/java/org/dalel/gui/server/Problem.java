package org.dalel.gui.server;

import io.javalin.http.HttpStatus;

/** Something that is told to the person as a sentence, with the status of the answer. */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;

  /**
   * A problem.
   *
   * @param message what was expected, what was found, what to do
   */
  public Problem(HttpStatus status, String message) {
    super(message);
    this.status = status;
  }

  /** A request that cannot be understood. */
  public static Problem badRequest(String message) {
    return new Problem(HttpStatus.BAD_REQUEST, message);
  }

  /** Something that is not there. */
  public static Problem notFound(String message) {
    return new Problem(HttpStatus.NOT_FOUND, message);
  }

  /** The status of the answer. */
  public HttpStatus status() {
    return status;
  }
}
