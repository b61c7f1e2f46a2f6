package org.dalel.ingest;

/**
 * How a run ended.
 *
 * @param status what to tell the examiner (and the exit code)
 * @param failures rows in the failure table of this run
 * @param message one sentence: what was done or what stopped it, and what to do next
 */
public record Outcome(Status status, long failures, String message) {
  /** The kinds of ending. */
  public enum Status {
    /** Everything asked for is in the case. */
    COMPLETE,
    /** Everything asked for was tried; some items have rows in {@code failure}. */
    COMPLETE_WITH_FAILURES,
    /** Stopped on request; the same command goes on. */
    STOPPED,
    /** The run could not go on. */
    FAILED
  }
}
