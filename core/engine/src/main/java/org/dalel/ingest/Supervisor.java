package org.dalel.ingest;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;
import org.dalel.custody.CustodyChain;

/**
 * Starts the worker process, watches it, and starts it again when it dies.
 *
 * <pre>
 *   start worker ──▶ watch journal ──▶ ended: done, stopped, fatal ──▶ outcome
 *        ▲                  │
 *        │                  └─▶ died, or a slot is over its time ──▶ suspects = what was in flight
 *        └──── suspects are tried alone; the one that fails alone is quarantined ◀──┘
 * </pre>
 */
public final class Supervisor {
  private static final int POLL_MILLIS = 100;
  private static final int MOST_RESTARTS_WITHOUT_COMMIT = 3;
  private static final int STOP_PATIENCE_MILLIS = 30_000;

  private final ProcessRequest request;
  private final ProgressListener listener;
  private final Deque<Long> suspects = new ArrayDeque<>();
  private volatile boolean stopping;
  private volatile WorkerProcess current;
  private int threads;
  private int barrenRestarts;

  /** A supervisor of one run. */
  public Supervisor(ProcessRequest request, ProgressListener listener) {
    this.request = request;
    this.listener = listener;
    this.threads = request.threads();
  }

  /**
   * Runs to the end, or until {@link #stop()}.
   *
   * @throws CaseException when the case cannot be opened, or another process is at it
   */
  public Outcome run() {
    CaseFolder folder = CaseFolder.createOrOpen(request.caseFolder());
    try (FileChannel lockFile =
            FileChannel.open(
                folder.supervisorLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lockFile.tryLock()) {
      if (lock == null) {
        throw new CaseException(
            folder.root()
                + ": expected no other process at the case, found one; wait for it or stop it");
      }
      RunRecord run = RunRecord.begin(folder, request);
      CustodyChain custody = CustodyChain.open(folder);
      custody.append(request.examiner(), "process", RunRecord.custodyDetails(run, request));
      Outcome outcome = supervise(folder, run);
      custody.append(request.examiner(), "process ended", run.result(folder, outcome));
      return outcome;
    } catch (IOException | SQLException e) {
      throw new CaseException(
          folder.root() + ": the run cannot be supervised: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(Outcome.Status.STOPPED, 0, "interrupted; the same command goes on");
    }
  }

  /** Asks for a clean stop; may be called from any thread (Ctrl-C). */
  public void stop() {
    stopping = true;
    WorkerProcess worker = current;
    if (worker != null) {
      worker.askToStop();
    }
  }

  private Outcome supervise(CaseFolder folder, RunRecord run)
      throws IOException, SQLException, InterruptedException {
    Watch watch = new Watch(request, listener, folder);
    Outcome outcome = null;
    while (outcome == null) {
      boolean solo = !suspects.isEmpty();
      Files.deleteIfExists(folder.journal());
      Path log = folder.logs().resolve("worker-" + run.id() + ".log");
      WorkerOrder order = WorkerOrder.of(request, run.id(), threads, new ArrayList<>(suspects));
      WorkerProcess worker = WorkerProcess.start(folder, order, log, heapMib(solo));
      current = worker;
      if (stopping) {
        worker.askToStop();
      }
      Optional<InFlightJournal.Entry> overdue = watch(worker, watch);
      outcome = ended(folder, run, watch, new Death(worker, overdue, solo, log));
    }
    run.end(folder, outcome, watch.failures());
    return outcome;
  }

  private Optional<InFlightJournal.Entry> watch(WorkerProcess worker, Watch watch)
      throws InterruptedException {
    long stopDeadline = Long.MAX_VALUE;
    while (!worker.ended(POLL_MILLIS)) {
      watch.look();
      Optional<InFlightJournal.Entry> overdue = watch.overdue();
      if (overdue.isPresent()) {
        worker.kill();
        worker.ended(STOP_PATIENCE_MILLIS);
        return overdue;
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

  private record Death(
      WorkerProcess worker, Optional<InFlightJournal.Entry> overdue, boolean solo, Path log) {}

  private Outcome ended(CaseFolder folder, RunRecord run, Watch watch, Death death)
      throws SQLException, IOException {
    int exit = death.worker().exitCode();
    if (death.overdue().isEmpty()) {
      if (exit == WorkerExit.DONE) {
        long failures = run.failures(folder);
        return failures == 0
            ? new Outcome(Outcome.Status.COMPLETE, 0, "done")
            : new Outcome(
                Outcome.Status.COMPLETE_WITH_FAILURES,
                failures,
                "done, with failures: dalel failures " + folder.root());
      }
      if (exit == WorkerExit.STOPPED || stopping) {
        return new Outcome(
            Outcome.Status.STOPPED,
            run.failures(folder),
            "stopped; the same command goes on where it stopped");
      }
      if (exit == WorkerExit.FATAL) {
        return new Outcome(Outcome.Status.FAILED, run.failures(folder), lastLine(death.log()));
      }
    }
    return afterDeath(folder, watch, death, exit);
  }

  private Outcome afterDeath(CaseFolder folder, Watch watch, Death death, int exit)
      throws SQLException {
    barrenRestarts = watch.commitsSinceStart() > 0 ? 0 : barrenRestarts + 1;
    List<InFlightJournal.Entry> left = watch.inFlight();
    List<InFlightJournal.Entry> inFlight = death.overdue().map(List::of).orElse(left);
    String reason =
        death.overdue().isPresent()
            ? "took longer than " + request.timeLimit().toSeconds() + " s"
            : WorkerDeath.describe(exit);
    listener.message("the worker was lost (" + reason + "); starting it again");
    boolean blamed = false;
    if (death.solo() || inFlight.size() == 1) {
      blamed = blame(folder, inFlight, death, exit, reason);
    }
    if (!blamed) {
      boolean allTried =
          !inFlight.isEmpty() && inFlight.stream().allMatch(e -> watch.triedAlone(e.itemId()));
      if ((inFlight.isEmpty() || allTried) && threads > 1) {
        threads = threads / 2;
        listener.message("no single item is to blame; going on with " + threads + " thread(s)");
      }
      for (InFlightJournal.Entry entry : inFlight) {
        if (entry.stage() != Stage.MEDIA_DIGEST
            && WorkerDeath.isItem(entry)
            && !suspects.contains(entry.itemId())) {
          suspects.add(entry.itemId());
          watch.tryAlone(entry.itemId());
        }
      }
    }
    if (barrenRestarts >= MOST_RESTARTS_WITHOUT_COMMIT) {
      return new Outcome(
          Outcome.Status.FAILED,
          0,
          "the worker was lost "
              + barrenRestarts
              + " times without getting on ("
              + reason
              + "); see "
              + folder.logs());
    }
    return null;
  }

  /** Puts what failed alone into quarantine; false when it failed for the first time. */
  private boolean blame(
      CaseFolder folder, List<InFlightJournal.Entry> inFlight, Death death, int exit, String reason)
      throws SQLException {
    boolean any = false;
    for (InFlightJournal.Entry entry : inFlight) {
      if (entry.stage() == Stage.MEDIA_DIGEST) {
        continue;
      }
      boolean second =
          WorkerDeath.isItem(entry)
              ? death.solo() && suspects.contains(entry.itemId())
              : watchTwice(entry);
      if (second) {
        String kind = death.overdue().isPresent() ? "time" : WorkerDeath.kind(exit);
        String message = WorkerDeath.message(entry, reason, death.worker().pid(), folder);
        Quarantine.add(folder, entry, kind, message);
        suspects.remove(entry.itemId());
        barrenRestarts = 0;
        listener.message("given up: " + entry.place() + ": " + message);
        any = true;
      }
    }
    return any;
  }

  private final List<String> placesLost = new ArrayList<>();

  private boolean watchTwice(InFlightJournal.Entry entry) {
    String place = entry.stage() + ":" + entry.itemId();
    boolean seen = placesLost.contains(place);
    placesLost.add(place);
    return seen;
  }

  /** A suspect gets more memory: what needs much but not endless memory passes then. */
  private int heapMib(boolean solo) {
    int configured = Integer.getInteger("dalel.worker.heap.mib", 0);
    int usual = configured > 0 ? configured : 768 + 96 * Math.max(0, threads - 2);
    return solo ? usual * 2 : usual;
  }

  private static String lastLine(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.isEmpty() ? "the worker gave no reason" : lines.get(lines.size() - 1);
  }
}
