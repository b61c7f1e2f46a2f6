package org.dalel.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.dalel.casefile.CaseFolder;

/**
 * What the supervisor sees of a worker: its journal, read several times a second.
 *
 * <p>Time limits are measured by the supervisor alone, as the time during which it looked and saw a
 * slot unchanged: a clock that is set, a lid that is closed or a supervisor that was halted blames
 * nobody.
 */
final class Watch {
  private static final long MOST_BETWEEN_LOOKS_NANOS = 1_000_000_000L;
  private static final Duration STRUCTURE_LIMIT = Duration.ofSeconds(60);

  private final ProcessRequest request;
  private final ProgressListener listener;
  private final CaseFolder folder;
  private final LongSupplier nanoClock;
  private final long began;
  private final Map<Integer, Seen> slots = new HashMap<>();
  private long lastLook;
  private long watchedNanos;
  private InFlightJournal journal;
  private long earlierFailures;
  private long failures;

  /** A slot as it was when it last changed, and the watched time then. */
  private record Seen(InFlightJournal.Entry entry, long watchedNanos) {}

  Watch(ProcessRequest request, ProgressListener listener, CaseFolder folder) {
    this(request, listener, folder, System::nanoTime);
  }

  Watch(
      ProcessRequest request,
      ProgressListener listener,
      CaseFolder folder,
      LongSupplier nanoClock) {
    this.request = request;
    this.listener = listener;
    this.folder = folder;
    this.nanoClock = nanoClock;
    this.began = nanoClock.getAsLong();
    this.lastLook = began;
  }

  /** Reads the journal and tells the listener. */
  void look() {
    long now = nanoClock.getAsLong();
    watchedNanos += Math.min(now - lastLook, MOST_BETWEEN_LOOKS_NANOS);
    lastLook = now;
    if (journal == null && !open()) {
      return;
    }
    failures = earlierFailures + journal.get(InFlightJournal.Counter.FAILURES);
    List<InFlightJournal.Entry> active = journal.active();
    remember(active);
    listener.progress(progress(active));
  }

  private boolean open() {
    if (!Files.exists(folder.journal())) {
      return false;
    }
    try {
      journal = InFlightJournal.read(folder.journal());
      return true;
    } catch (IOException e) {
      listener.message("the worker's journal cannot be read: " + e.getMessage());
      return false;
    }
  }

  private void remember(List<InFlightJournal.Entry> active) {
    Set<Integer> busy = new HashSet<>();
    for (InFlightJournal.Entry entry : active) {
      busy.add(entry.slot());
      Seen before = slots.get(entry.slot());
      if (before == null || !before.entry().equals(entry)) {
        slots.put(entry.slot(), new Seen(entry, watchedNanos));
      }
    }
    slots.keySet().retainAll(busy);
  }

  /** A slot that has been at one thing for longer than the limit. */
  Optional<InFlightJournal.Entry> overdue() {
    return slots.values().stream()
        .filter(s -> s.entry().stage().isTimed())
        .filter(s -> watchedNanos - s.watchedNanos() > limit(s.entry().stage()).toNanos())
        .map(Seen::entry)
        .findFirst();
  }

  /** What a thread is at, when it is at this place and at something that can be given up. */
  Optional<InFlightJournal.Entry> at(int slot, String place) {
    return Optional.ofNullable(slots.get(slot))
        .map(Seen::entry)
        .filter(entry -> entry.place().equals(place) && entry.stage().isTimed());
  }

  /** How long a thread may be at one thing; the structure of evidence is never given up early. */
  Duration limit(Stage stage) {
    Duration limit = request.timeLimit();
    boolean structure = stage == Stage.OPENING || stage == Stage.ENUMERATING;
    return structure && limit.compareTo(STRUCTURE_LIMIT) < 0 ? STRUCTURE_LIMIT : limit;
  }

  /** What the worker was at when it died. */
  List<InFlightJournal.Entry> inFlight() {
    return journal == null
        ? List.of()
        : journal.active().stream().filter(e -> e.stage() != Stage.MEDIA_DIGEST).toList();
  }

  /** Transactions with something in them that the worker committed. */
  long commits() {
    return journal == null ? 0 : journal.get(InFlightJournal.Counter.COMMITS);
  }

  /** The phase in which the worker is, or died. */
  InFlightJournal.Phase phase() {
    return journal == null ? InFlightJournal.Phase.STARTING : journal.phase();
  }

  /** Turns to the next worker, whose journal is another file. */
  void turn() throws IOException {
    journal = null;
    slots.clear();
    earlierFailures = failures;
    Files.deleteIfExists(folder.journal());
  }

  private Progress progress(List<InFlightJournal.Entry> active) {
    return new Progress(
        journal.phase().name().toLowerCase(Locale.ROOT),
        journal.get(InFlightJournal.Counter.ITEMS_DONE),
        journal.get(InFlightJournal.Counter.ITEMS_TOTAL),
        journal.get(InFlightJournal.Counter.BYTES_DONE),
        journal.get(InFlightJournal.Counter.BYTES_TOTAL),
        failures,
        journal.get(InFlightJournal.Counter.COMMITS),
        Duration.ofNanos(lastLook - began),
        active.stream().map(this::activity).toList());
  }

  private Progress.Activity activity(InFlightJournal.Entry entry) {
    return new Progress.Activity(
        entry.slot(),
        entry.extractor().isEmpty()
            ? entry.stage().label()
            : entry.stage().label() + " (" + entry.extractor() + ")",
        entry.place(),
        Duration.ofNanos(watchedNanos - slots.get(entry.slot()).watchedNanos()));
  }
}
