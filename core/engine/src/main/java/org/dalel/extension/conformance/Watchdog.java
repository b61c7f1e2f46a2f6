package org.dalel.extension.conformance;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Says which call is under way, and ends the process when one does not end: a loop that asks for
 * nothing cannot be ended otherwise.
 */
final class Watchdog {
  /** Exit code of a process that a call did not give back. */
  static final int HUNG = 70;

  static final String IN_FLIGHT = "call\t";
  private static final long NEVER = Long.MAX_VALUE;

  private final PrintStream out;
  private final long patienceNanos;
  private volatile long begun = NEVER;

  /**
   * @param patience after which a call is given up
   */
  Watchdog(PrintStream out, Duration patience) {
    this.out = out;
    this.patienceNanos = patience.toNanos();
  }

  /** Starts to watch; in a thread that does not keep the process alive. */
  void start() {
    Thread thread = new Thread(null, this::watch, "watchdog");
    thread.setDaemon(true);
    thread.start();
  }

  void begin(String call) {
    out.println(IN_FLIGHT + call);
    begun = System.nanoTime();
  }

  void end() {
    begun = NEVER;
  }

  private void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      long since = begun;
      if (since != NEVER && System.nanoTime() - since > patienceNanos) {
        out.flush();
        Runtime.getRuntime().halt(HUNG);
      }
    }
  }
}
