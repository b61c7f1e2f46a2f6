package org.dalel.casefile;

/** A case that cannot be opened, read or written; the message says which, why and what to do. */
public final class CaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A problem that has no deeper cause. */
  public CaseException(String message) {
    super(message);
  }

  /** A problem with the exception behind it. */
  public CaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
