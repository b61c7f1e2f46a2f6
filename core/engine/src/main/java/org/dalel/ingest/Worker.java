package org.dalel.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;

/**
 * The process that reads evidence: disposable, watched, restarted.
 *
 * <p>It gets ready, then takes its order on standard input; later a byte {@code s} there asks it to
 * stop, and the end of the input means that the supervisor is gone: then it halts.
 */
public final class Worker {
  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(15);

  private Worker() {}

  /** Runs one worker process. */
  public static void main(String[] arguments) {
    int exit;
    try {
      WarmUp warmUp = WarmUp.begin();
      exit = obey(warmUp);
    } catch (OutOfMemoryError e) {
      exit = WorkerExit.OUT_OF_MEMORY;
    } catch (IOException
        | SQLException
        | CaseException
        | ResultRing.CaseWriteException
        | InterruptedException e) {
      exit = told(e, WorkerExit.FATAL);
    } catch (RuntimeException | Error e) {
      // what is in flight is to blame, not the run
      exit = told(e, WorkerExit.CRASHED);
    }
    // threads of a parser that hangs must not keep the process alive
    Runtime.getRuntime().halt(exit);
  }

  private static int obey(WarmUp warmUp) throws IOException, SQLException, InterruptedException {
    try (SupervisorLine line = SupervisorLine.standardInput()) {
      Optional<WorkerOrder> order = line.order();
      return order.isPresent() ? run(order.get(), line.listen(), warmUp) : WorkerExit.ORPHANED;
    }
  }

  private static int run(WorkerOrder order, StopFlag stop, WarmUp warmUp)
      throws IOException, SQLException, InterruptedException {
    CaseFolder folder = CaseFolder.existing(Path.of(order.caseFolder()));
    // the worker before this one may still be ending
    Optional<CaseLock> lock = CaseLock.take(folder.workerLock(), LOCK_PATIENCE);
    try (CaseLock held =
        lock.orElseThrow(
            () ->
                new CaseException(
                    folder.root()
                        + ": expected no other worker at the case, found one that does not end"))) {
      return run(new WorkerRun(folder, order, stop, warmUp), folder, held);
    }
  }

  private static int run(WorkerRun run, CaseFolder folder, CaseLock held)
      throws IOException, SQLException, InterruptedException {
    Scratch.emptyAtStart(folder.temp());
    return run.run();
  }

  private static int told(Throwable e, int exit) {
    StackTraceElement[] trace = e.getStackTrace();
    for (int i = 0; i < Math.min(trace.length, 12); i++) {
      System.err.println("  at " + trace[i]);
    }
    String message = e.getMessage() == null ? e.getClass().getName() : e.getMessage();
    System.err.println(message.replace('\n', ' '));
    return exit;
  }
}
