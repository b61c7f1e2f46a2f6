package org.dalel.api;

/** The engine wants no more of this container; thrown by {@link EntrySink}. Let it pass. */
public final class ContainerEndedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Without a stack trace: it says nothing about a place in a program. */
  public ContainerEndedException() {
    super("no more entries of this container are wanted", null, false, false);
  }
}
