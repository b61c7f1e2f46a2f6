package org.dalel.ingest;

import org.dalel.casefile.CaseFolder;

/** What the end of a worker process means. */
final class WorkerDeath {
  private static final int SIGNAL_BASE = 128;

  private WorkerDeath() {}

  static boolean isItem(InFlightJournal.Entry entry) {
    return entry.stage() != Stage.ENUMERATING
        && entry.stage() != Stage.OPENING
        && entry.itemId() > 0;
  }

  static String describe(int exit) {
    if (exit == WorkerExit.OUT_OF_MEMORY) {
      return "out of memory";
    }
    return switch (exit - SIGNAL_BASE) {
      case 6 -> "it crashed (SIGABRT)";
      case 7 -> "it crashed (SIGBUS)";
      case 8 -> "it crashed (SIGFPE)";
      case 9 -> "it was killed (SIGKILL)";
      case 11 -> "it crashed (SIGSEGV)";
      case 15 -> "it was ended (SIGTERM)";
      default -> "exit code " + exit;
    };
  }

  static String kind(int exit) {
    return exit == WorkerExit.OUT_OF_MEMORY ? "memory" : "crash";
  }

  static String message(InFlightJournal.Entry entry, String reason, long pid, CaseFolder folder) {
    java.nio.file.Path crashLog = folder.logs().resolve("hs_err_pid" + pid + ".log");
    String log =
        java.nio.file.Files.exists(crashLog) ? "; crash log logs/" + crashLog.getFileName() : "";
    return "expected "
        + entry.stage().label()
        + " to end, found: "
        + reason
        + ", twice"
        + log
        + "; not tried again until: dalel retry";
  }
}
