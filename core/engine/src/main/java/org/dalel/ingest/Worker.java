package org.dalel.ingest;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;

/**
 * The process that reads evidence: disposable, watched, restarted.
 *
 * <p>It takes its order on standard input; later a byte {@code s} there asks it to stop, and the
 * end of the input means that the supervisor is gone: then it halts.
 */
public final class Worker {
  private static final int LOCK_PATIENCE_MILLIS = 15_000;
  private static final int LOCK_POLL_MILLIS = 50;

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
    } catch (IOException | SQLException | RuntimeException | InterruptedException e) {
      exit = fatal(e);
    }
    // threads of a parser that hangs must not keep the process alive
    Runtime.getRuntime().halt(exit);
  }

  private static int run(WorkerOrder order, StopFlag stop)
      throws IOException, SQLException, InterruptedException {
    CaseFolder folder = CaseFolder.existing(Path.of(order.caseFolder()));
    try (FileChannel lockFile =
            FileChannel.open(
                folder.workerLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(lockFile, folder)) {
      if (!lock.isValid()) {
        throw new IOException("the lock on the case was lost");
      }
      empty(folder.temp());
      return new WorkerRun(folder, order, stop).run();
    }
  }

  /** The worker before this one may still be ending. */
  private static FileLock lock(FileChannel file, CaseFolder folder)
      throws IOException, InterruptedException {
    long patience = System.currentTimeMillis() + LOCK_PATIENCE_MILLIS;
    FileLock lock = file.tryLock();
    while (lock == null && System.currentTimeMillis() < patience) {
      java.util.concurrent.TimeUnit.MILLISECONDS.sleep(LOCK_POLL_MILLIS);
      lock = file.tryLock();
    }
    if (lock == null) {
      throw new CaseException(
          folder.root() + ": expected no other worker at the case, found one that does not end");
    }
    return lock;
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

  private static int fatal(Exception e) {
    StackTraceElement[] trace = e.getStackTrace();
    for (int i = 0; i < Math.min(trace.length, 12); i++) {
      System.err.println("  at " + trace[i]);
    }
    String message = e.getMessage() == null ? e.getClass().getName() : e.getMessage();
    System.err.println(message.replace('\n', ' '));
    return WorkerExit.FATAL;
  }

  private static void empty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst =
          files.sorted(Comparator.reverseOrder()).filter(f -> !f.equals(folder)).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    }
  }
}
