package org.dalel.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dalel.casefile.CaseFolder;

/** What the supervisor sees of a worker: its journal, read several times a second. */
final class Watch {
  private final ProcessRequest request;
  private final ProgressListener listener;
  private final CaseFolder folder;
  private final long began = System.nanoTime();
  private final Set<Long> alone = new HashSet<>();
  private InFlightJournal journal;
  private long failures;

  Watch(ProcessRequest request, ProgressListener listener, CaseFolder folder) {
    this.request = request;
    this.listener = listener;
    this.folder = folder;
  }

  /** Reads the journal and tells the listener. */
  void look() {
    if (!Files.exists(folder.journal())) {
      return;
    }
    try {
      if (journal == null || journal.get(InFlightJournal.Counter.PHASE) < 0) {
        journal = InFlightJournal.read(folder.journal());
      }
    } catch (IOException e) {
      return; // it is being made at this moment
    }
    failures = journal.get(InFlightJournal.Counter.FAILURES);
    listener.progress(progress());
  }

  /** A slot that has been at one thing for longer than the limit. */
  Optional<InFlightJournal.Entry> overdue() {
    if (journal == null) {
      return Optional.empty();
    }
    long latest = System.currentTimeMillis() - request.timeLimit().toMillis();
    return journal.active().stream()
        .filter(e -> e.stage() != Stage.MEDIA_DIGEST && e.sinceMillis() < latest)
        .findFirst();
  }

  /** What the worker was at when it died; the next journal is another file. */
  List<InFlightJournal.Entry> inFlight() {
    List<InFlightJournal.Entry> entries =
        journal == null
            ? List.of()
            : journal.active().stream().filter(e -> e.stage() != Stage.MEDIA_DIGEST).toList();
    journal = null;
    return entries;
  }

  long commitsSinceStart() {
    return journal == null ? 0 : journal.get(InFlightJournal.Counter.COMMITS);
  }

  long failures() {
    return failures;
  }

  void tryAlone(long itemId) {
    alone.add(itemId);
  }

  boolean triedAlone(long itemId) {
    return alone.contains(itemId);
  }

  private Progress progress() {
    long now = System.currentTimeMillis();
    List<Progress.Activity> activities =
        journal.active().stream()
            .map(
                e ->
                    new Progress.Activity(
                        e.slot(),
                        e.stage().label(),
                        e.place(),
                        Duration.ofMillis(Math.max(0, now - e.sinceMillis()))))
            .toList();
    return new Progress(
        journal.phase().name().toLowerCase(java.util.Locale.ROOT),
        journal.get(InFlightJournal.Counter.ITEMS_DONE),
        journal.get(InFlightJournal.Counter.ITEMS_TOTAL),
        journal.get(InFlightJournal.Counter.BYTES_DONE),
        journal.get(InFlightJournal.Counter.BYTES_TOTAL),
        failures,
        journal.get(InFlightJournal.Counter.COMMITS),
        Duration.ofNanos(System.nanoTime() - began),
        activities);
  }
}
