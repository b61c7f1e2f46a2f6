package org.dalel.ingest;

/** How a worker process ends when it ends by itself. */
final class WorkerExit {
  private static final int TRACE_LINES = 12;

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

  /**
   * An error that nobody expected, such as a full stack; what was in flight is to blame, as after a
   * native crash.
   */
  static final int CRASHED = 21;

  private WorkerExit() {}

  /** Ends the process because of something that nobody expected; nothing more is committed. */
  static void halt(Throwable thrown) {
    System.err.println(Thread.currentThread().getName() + ": " + thrown);
    StackTraceElement[] trace = thrown.getStackTrace();
    for (int i = 0; i < Math.min(trace.length, TRACE_LINES); i++) {
      System.err.println("  at " + trace[i]);
    }
    Runtime.getRuntime().halt(thrown instanceof OutOfMemoryError ? OUT_OF_MEMORY : CRASHED);
  }
}
