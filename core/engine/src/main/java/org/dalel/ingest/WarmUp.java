package org.dalel.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.dalel.casefile.Sqlite;
import org.dalel.content.TypeDetector;
import org.dalel.digest.TripleDigest;
import org.dalel.tsk.Tsk;
import org.dalel.tsk.TskException;

/**
 * What a worker does before it knows its order, on threads of its own: it reads the type database
 * and has the native libraries loaded, so that the first file need not wait for them.
 */
final class WarmUp {
  private final CompletableFuture<TypeDetector> types = new CompletableFuture<>();

  private WarmUp() {}

  static WarmUp begin() {
    WarmUp warmUp = new WarmUp();
    start("warm-up-types", warmUp::readTypes);
    start("warm-up-libraries", WarmUp::loadLibraries);
    return warmUp;
  }

  /** The type detector; waits for it. */
  TypeDetector types() {
    return types.join();
  }

  private void readTypes() {
    try {
      types.complete(new TypeDetector());
    } catch (RuntimeException | Error e) {
      types.completeExceptionally(e);
    }
  }

  /** Whatever is wrong with a library is said by its first use, which knows what it is for. */
  private static void loadLibraries() {
    try (Connection connection = Sqlite.openInMemory()) {
      connection.prepareStatement("SELECT 1").close();
      TripleDigest.create();
      Tsk.version();
    } catch (SQLException | TskException | LinkageError e) {
      System.err.println("warm-up: " + e);
    }
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
