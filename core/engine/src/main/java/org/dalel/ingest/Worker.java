package org.dalel.ingest;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;

/**
 * The process that reads evidence: disposable, watched, restarted.
 *
 * <p>It takes its order on standard input; later a byte {@code s} there asks it to stop, and the
 * end of the input means that the supervisor is gone: then it halts.
 */
public final class Worker {
  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(15);

  private Worker() {}

  /** Runs one worker process. */
  public static void main(String[] arguments) {
    int exit;
    try {
      DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
      WorkerOrder order = WorkerOrder.read(in);
      StopFlag stop = new StopFlag();
      listen(in, stop);
      exit = run(order, stop);
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

  private static int run(WorkerOrder order, StopFlag stop)
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
      return run(folder, order, stop, held);
    }
  }

  private static int run(CaseFolder folder, WorkerOrder order, StopFlag stop, CaseLock held)
      throws IOException, SQLException, InterruptedException {
    Scratch.empty(folder.temp());
    return new WorkerRun(folder, order, stop).run();
  }

  private static void listen(InputStream in, StopFlag stop) {
    Thread listener =
        new Thread(
            () -> {
              try {
                int command = in.read();
                while (command >= 0) {
                  stop.request();
                  command = in.read();
                }
              } catch (IOException e) {
                Runtime.getRuntime().halt(WorkerExit.ORPHANED);
              }
              Runtime.getRuntime().halt(WorkerExit.ORPHANED);
            },
            "supervisor-listener");
    listener.setDaemon(true);
    listener.start();
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
