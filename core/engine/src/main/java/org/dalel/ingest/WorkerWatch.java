package org.dalel.ingest;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Waits for a worker to end, and ends it when an item is over its time, when the examiner skips
 * one, or when it does not stop in time. What the examiner wants may come from any thread.
 */
final class WorkerWatch {
  private static final int POLL_MILLIS = 100;
  private static final int STOP_PATIENCE_MILLIS = 30_000;

  private final ProgressListener listener;
  private final AtomicReference<Skip> wantedSkip = new AtomicReference<>();
  private volatile boolean stopping;
  private volatile WorkerProcess current;

  WorkerWatch(ProgressListener listener) {
    this.listener = listener;
  }

  private record Skip(int thread, String place, String examiner) {}

  /** What ended a worker that would have gone on. */
  record End(WorkerDeath.Cause cause, InFlightJournal.Entry entry, String reason) {}

  /** Asks this worker, and each that may follow, for a clean stop. */
  void stop() {
    stopping = true;
    WorkerProcess worker = current;
    if (worker != null) {
      worker.askToStop();
    }
  }

  boolean isStopping() {
    return stopping;
  }

  /** As {@link Supervisor#skip}. */
  void skip(int thread, String place, String examiner) {
    wantedSkip.set(new Skip(thread, place, examiner));
  }

  /** Waits for the end of a worker; empty when it ended or died by itself. */
  Optional<End> untilEnd(WorkerProcess worker, Watch watch) throws InterruptedException {
    current = worker;
    if (stopping) {
      worker.askToStop();
    }
    long stopDeadline = Long.MAX_VALUE;
    while (!worker.ended(POLL_MILLIS)) {
      watch.look();
      Optional<End> end = overdue(watch).or(() -> skipped(watch));
      if (end.isPresent()) {
        worker.kill();
        worker.ended(STOP_PATIENCE_MILLIS);
        return end;
      }
      if (stopping && stopDeadline == Long.MAX_VALUE) {
        stopDeadline = System.currentTimeMillis() + STOP_PATIENCE_MILLIS;
      }
      if (System.currentTimeMillis() > stopDeadline) {
        worker.kill();
      }
    }
    watch.look();
    return Optional.empty();
  }

  private static Optional<End> overdue(Watch watch) {
    return watch
        .overdue()
        .map(
            entry ->
                new End(
                    WorkerDeath.Cause.TIME,
                    entry,
                    "took longer than " + watch.limit(entry.stage()).toSeconds() + " s"));
  }

  private Optional<End> skipped(Watch watch) {
    Skip skip = wantedSkip.getAndSet(null);
    if (skip == null) {
      return Optional.empty();
    }
    Optional<InFlightJournal.Entry> entry = watch.at(skip.thread(), skip.place());
    if (entry.isEmpty()) {
      listener.message("not skipped, since it was done already: " + skip.place());
    }
    return entry.map(
        one ->
            new End(WorkerDeath.Cause.SKIPPED, one, "skipped by the examiner " + skip.examiner()));
  }
}
