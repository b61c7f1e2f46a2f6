package org.dalel.ingest;

import java.util.List;
import org.dalel.casefile.CaseFolder;

/**
 * The end of a worker process that did not end by itself.
 *
 * @param cause what ended it
 * @param reason the words for the examiner
 * @param phase in which it died
 * @param inFlight what it was at; for a time limit, the one thing that was over it
 * @param commits transactions with something in them that it had committed
 * @param pid its process id, which names the crash log
 */
record WorkerDeath(
    Cause cause,
    String reason,
    InFlightJournal.Phase phase,
    List<InFlightJournal.Entry> inFlight,
    long commits,
    long pid) {
  private static final int SIGNAL_BASE = 128;

  /** What ended a worker. */
  enum Cause {
    /** The supervisor, because of the time limit. */
    TIME("time"),
    /** The supervisor, because the examiner does not want to wait for an item. */
    SKIPPED("skipped"),
    /** Its own memory limit. */
    MEMORY("memory"),
    /** A crash of native code or an error that nobody expected. */
    CRASH("crash"),
    /** Somebody from outside: an operator, the system short of memory. */
    KILLED("crash");

    private final String failureKind;

    Cause(String failureKind) {
      this.failureKind = failureKind;
    }

    /** The word for {@code failure.kind}. */
    String failureKind() {
      return failureKind;
    }

    /** What an exit code means; a worker that wrote a crash log was not killed from outside. */
    static Cause of(int exit, boolean crashLog) {
      if (crashLog) {
        return CRASH;
      }
      return switch (exit) {
        case WorkerExit.OUT_OF_MEMORY -> MEMORY;
        case SIGNAL_BASE + 1, SIGNAL_BASE + 2, SIGNAL_BASE + 9, SIGNAL_BASE + 15 -> KILLED;
        default -> CRASH;
      };
    }
  }

  /** Whether it died while suspects were tried one by one. */
  boolean alone() {
    return phase == InFlightJournal.Phase.ALONE;
  }

  /** Whether a slot names an item, not the structure of evidence. */
  static boolean isItem(InFlightJournal.Entry entry) {
    return entry.stage() != Stage.ENUMERATING
        && entry.stage() != Stage.OPENING
        && entry.itemId() > 0;
  }

  /** An exit code in words. */
  static String describe(int exit) {
    return switch (exit) {
      case WorkerExit.OUT_OF_MEMORY -> "out of memory";
      case WorkerExit.CRASHED -> "an unexpected error";
      case SIGNAL_BASE + 1 -> "it was ended (SIGHUP)";
      case SIGNAL_BASE + 2 -> "it was ended (SIGINT)";
      case SIGNAL_BASE + 6 -> "it crashed (SIGABRT)";
      case SIGNAL_BASE + 7 -> "it crashed (SIGBUS)";
      case SIGNAL_BASE + 8 -> "it crashed (SIGFPE)";
      case SIGNAL_BASE + 9 -> "it was killed (SIGKILL)";
      case SIGNAL_BASE + 11 -> "it crashed (SIGSEGV)";
      case SIGNAL_BASE + 15 -> "it was ended (SIGTERM)";
      default -> "exit code " + exit;
    };
  }

  /** The message of the row that says why something is given up. */
  String message(InFlightJournal.Entry entry, CaseFolder folder) {
    if (cause == Cause.SKIPPED) {
      return "expected "
          + entry.stage().label()
          + " to end, found: "
          + reason
          + "; not tried again until: dalel retry";
    }
    String log =
        CrashLog.of(folder, pid)
            .map(crash -> "; crash log logs/" + crash.file().getFileName())
            .orElse("");
    return "expected "
        + entry.stage().label()
        + (entry.extractor().isEmpty() ? "" : " by " + entry.extractor())
        + " to end, found: "
        + reason
        + ", again when tried alone"
        + log
        + "; not tried again until: dalel retry";
  }
}
