package org.dalel.ingest;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.write.Retry;
import org.dalel.custody.CustodyChain;

/**
 * Starts the worker process, watches it, and starts it again when it dies.
 *
 * <pre>
 *   start worker ──▶ watch journal ──▶ ended: done, stopped, fatal ──▶ outcome
 *        ▲                  │
 *        │                  └─▶ died, or a slot is over its time ──▶ {@link Blame}: suspects, what is given up
 *        └────────────────────── {@link Quarantine} ◀──────────────────┘
 * </pre>
 */
public final class Supervisor {
  private static final Duration OLD_WORKER_PATIENCE = Duration.ofSeconds(15);
  private static final int LOG_TAIL = 64 * 1024;

  private final ProcessRequest request;
  private final ProgressListener listener;
  private final Blame blame;
  private final WorkerStarter starter;
  private final WorkerWatch watcher;

  /** A supervisor of one run. */
  public Supervisor(ProcessRequest request, ProgressListener listener) {
    this.request = request;
    this.listener = listener;
    this.blame = new Blame(request.threads());
    this.starter = new WorkerStarter(request);
    this.watcher = new WorkerWatch(listener);
  }

  /**
   * Runs to the end, or until {@link #stop()}.
   *
   * @throws CaseException when the case cannot be opened, or another process is at it
   */
  public Outcome run() {
    CaseFolder folder = CaseFolder.prepare(request.caseFolder());
    starter.whyUnconfined().ifPresent(listener::unconfined);
    try (WorkerProcess first = starter.boot(folder, blame);
        CaseLock lock = lock(folder)) {
      folder.migrate();
      return runLocked(folder, first, lock);
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
    watcher.stop();
  }

  /**
   * Asks to give up at once what a thread is at, as if it had taken too long: the worker is killed,
   * the item alone is put in quarantine, and a new worker goes on. When the thread is at something
   * else by then, nothing happens but a message. May be called from any thread.
   *
   * @param thread as in {@link Progress.Activity}
   * @param place as in {@link Progress.Activity}
   * @param examiner who decides so
   */
  public void skip(int thread, String place, String examiner) {
    watcher.skip(thread, place, examiner);
  }

  private static CaseLock lock(CaseFolder folder) throws IOException, InterruptedException {
    return CaseLock.take(folder.supervisorLock(), Duration.ZERO)
        .orElseThrow(
            () ->
                new CaseException(
                    folder.root()
                        + ": expected no other process at the case, found one; wait for it or stop it"));
  }

  private Outcome runLocked(CaseFolder folder, WorkerProcess first, CaseLock held)
      throws IOException, SQLException, InterruptedException {
    RunRecord run = begin(folder);
    CustodyChain custody = CustodyChain.open(folder);
    String action = request.retryFailed() ? "retry" : "process";
    custody.append(
        request.examiner(), action, RunRecord.custodyDetails(run, request, starter.confinement()));
    Outcome outcome = supervise(folder, run, first);
    run.end(folder, outcome);
    Scratch.empty(folder.temp());
    custody.append(request.examiner(), action + "-ended", run.result(folder, outcome));
    return outcome;
  }

  /** The worker of a supervisor that was killed may still be ending. */
  private RunRecord begin(CaseFolder folder)
      throws IOException, SQLException, InterruptedException {
    Optional<CaseLock> worker = CaseLock.take(folder.workerLock(), OLD_WORKER_PATIENCE);
    try (CaseLock lock =
        worker.orElseThrow(
            () ->
                new CaseException(
                    folder.root()
                        + ": expected no worker at the case, found one that does not end"))) {
      return begin(folder, lock);
    }
  }

  private RunRecord begin(CaseFolder folder, CaseLock held) throws SQLException {
    RunRecord run = RunRecord.begin(folder, request, starter.confinement());
    GivenSecrets.add(folder, request.secrets());
    if (request.retryFailed()) {
      Retry.forgetFailures(folder);
    }
    return run;
  }

  private Outcome supervise(CaseFolder folder, RunRecord run, WorkerProcess first)
      throws IOException, SQLException, InterruptedException {
    Watch watch = new Watch(request, listener, folder);
    Optional<Outcome> outcome = superviseOne(folder, run, watch, first);
    while (outcome.isEmpty()) {
      try (WorkerProcess next = starter.boot(folder, blame)) {
        outcome = superviseOne(folder, run, watch, next);
      }
    }
    return outcome.get();
  }

  /** Gives a worker its order and watches it to its end; empty when another one has to go on. */
  private Optional<Outcome> superviseOne(
      CaseFolder folder, RunRecord run, Watch watch, WorkerProcess worker)
      throws IOException, SQLException, InterruptedException {
    watch.turn();
    worker.give(WorkerOrder.of(request, run.id(), blame.threads(), blame.suspects()));
    Optional<WorkerWatch.End> end = watcher.untilEnd(worker, watch);
    Optional<Outcome> outcome =
        end.isEmpty() || watcher.isStopping()
            ? ended(folder, run, worker.exitCode(), worker.log())
            : Optional.empty();
    return outcome.isPresent()
        ? outcome
        : afterDeath(folder, run, death(folder, worker, watch, end));
  }

  /** The outcome when the worker ended by itself; empty when it died. */
  private Optional<Outcome> ended(CaseFolder folder, RunRecord run, int exit, Path log)
      throws SQLException, IOException {
    long failures = run.failures(folder);
    if (exit == WorkerExit.DONE) {
      run.missing(folder).forEach(listener::message);
      RunPlugins.changes(folder, run.id()).forEach(listener::message);
      return Optional.of(
          failures == 0
              ? new Outcome(Outcome.Status.COMPLETE, 0, "done")
              : new Outcome(
                  Outcome.Status.COMPLETE_WITH_FAILURES,
                  failures,
                  "done, with failures: dalel failures " + folder.root()));
    }
    if (exit == WorkerExit.STOPPED || watcher.isStopping()) {
      return Optional.of(
          new Outcome(
              Outcome.Status.STOPPED,
              failures,
              "stopped; the same command goes on where it stopped"));
    }
    return exit == WorkerExit.FATAL
        ? Optional.of(new Outcome(Outcome.Status.FAILED, failures, lastLine(log)))
        : Optional.empty();
  }

  private static WorkerDeath death(
      CaseFolder folder, WorkerProcess worker, Watch watch, Optional<WorkerWatch.End> end) {
    Optional<CrashLog> crash = CrashLog.of(folder, worker.pid());
    return end.map(
            why ->
                new WorkerDeath(
                    why.cause(),
                    why.reason(),
                    watch.phase(),
                    List.of(why.entry()),
                    watch.commits(),
                    worker.pid()))
        .orElseGet(
            () ->
                new WorkerDeath(
                    WorkerDeath.Cause.of(worker.exitCode(), crash.isPresent()),
                    crash
                        .flatMap(CrashLog::signal)
                        .orElseGet(() -> WorkerDeath.describe(worker.exitCode())),
                    watch.phase(),
                    watch.inFlight(),
                    watch.commits(),
                    worker.pid()));
  }

  private Optional<Outcome> afterDeath(CaseFolder folder, RunRecord run, WorkerDeath death)
      throws SQLException {
    int threads = blame.threads();
    for (InFlightJournal.Entry entry : blame.judge(death)) {
      String message = death.message(entry, folder);
      Quarantine.add(folder, entry, death.cause().failureKind(), message);
      if (death.cause() == WorkerDeath.Cause.SKIPPED) {
        recordSkip(folder, run, entry, death.reason());
      }
      listener.message("given up: " + entry.place() + ": " + message);
    }
    Optional<String> hopeless = blame.hopeless();
    if (hopeless.isPresent()) {
      String message =
          hopeless.get() + " (the last time: " + death.reason() + "); see " + folder.logs();
      return Optional.of(new Outcome(Outcome.Status.FAILED, run.failures(folder), message));
    }
    listener.message("the worker was lost (" + death.reason() + "); starting it again");
    if (blame.threads() < threads) {
      listener.message(
          "no single item is to blame; going on with " + blame.threads() + " thread(s)");
    }
    return Optional.empty();
  }

  private void recordSkip(
      CaseFolder folder, RunRecord run, InFlightJournal.Entry entry, String reason) {
    CustodyChain.open(folder)
        .append(
            request.examiner(),
            "skip",
            Map.of(
                "run", run.id(),
                "place", entry.place(),
                "stage", entry.stage().failureStage(),
                "reason", reason));
  }

  /** The last line of a log that may be long and hold anything. */
  private static String lastLine(Path log) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - LOG_TAIL));
      byte[] tail = new byte[(int) Math.min(LOG_TAIL, file.length())];
      file.readFully(tail);
      List<String> lines = new String(tail, StandardCharsets.UTF_8).lines().toList();
      return lines.isEmpty() ? "the worker gave no reason" : lines.get(lines.size() - 1);
    }
  }
}
