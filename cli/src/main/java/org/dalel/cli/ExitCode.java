package org.dalel.cli;

/** What the program's exit status means; documented in {@code dalel --help}. */
final class ExitCode {
  /** Everything asked for was done. */
  static final int OK = 0;

  /** Done, but some items have rows in the failure table. */
  static final int FAILURES = 1;

  /** The command line was not understood. */
  static final int USAGE = 2;

  /** The case or the evidence cannot be opened, read or written. */
  static final int CASE = 3;

  /** A digest or the custody chain does not agree. */
  static final int VERIFICATION = 4;

  /** Stopped by Ctrl-C; the same command goes on. */
  static final int STOPPED = 130;

  private ExitCode() {}
}
