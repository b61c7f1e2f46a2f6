package org.dalel.ingest;

/** How a worker process ends when it ends by itself. */
final class WorkerExit {
  /** Everything ordered is done. */
  static final int DONE = 0;

  /** Out of memory, as {@code -XX:+ExitOnOutOfMemoryError} has it. */
  static final int OUT_OF_MEMORY = 3;

  /** The supervisor is gone. */
  static final int ORPHANED = 9;

  /** Stopped on request. */
  static final int STOPPED = 10;

  /** The run cannot go on; the reason is the last line of its standard error. */
  static final int FATAL = 20;

  private WorkerExit() {}
}
