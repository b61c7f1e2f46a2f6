package org.dalel.gui.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.telephony.SimSnapshot;

/**
 * The tables of telephony of an open case. They are put together in the background, which takes
 * seconds for millions of calls; until newer ones are whole, those that there are serve.
 */
public final class SimSnapshots implements AutoCloseable {
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  private final Pool<CaseReader> readers;
  private Made newest;
  private Made retired;
  private RuntimeException problem;
  private boolean making;
  private boolean closed;

  SimSnapshots(Pool<CaseReader> readers) {
    this.readers = readers;
  }

  /**
   * The tables, and of which state of the case they are.
   *
   * @param stamp of the view that was the newest when they were asked for
   */
  public record Made(String stamp, SimSnapshot tables) {}

  /**
   * The newest tables that are whole; empty while the first ones are put together.
   *
   * @param stamp of the newest view: when the tables are of another one, newer ones are begun
   * @throws org.dalel.casefile.CaseException when they cannot be put together
   */
  public synchronized Optional<Made> newest(String stamp) {
    if (problem != null) {
      RuntimeException told = problem;
      problem = null;
      throw told;
    }
    if (!making && !closed && (newest == null || !newest.stamp().equals(stamp))) {
      making = true;
      Thread maker = new Thread(() -> make(stamp), "make-sim-tables");
      maker.setDaemon(true);
      maker.start();
    }
    return Optional.ofNullable(newest);
  }

  private void make(String stamp) {
    try {
      replace(new Made(stamp, made()));
    } catch (IOException e) {
      failed(new UncheckedIOException(e));
    } catch (RuntimeException e) {
      failed(e);
    } catch (Error e) {
      failed(new IllegalStateException("tables of SIM cards: expected room for them, found " + e));
      throw e;
    }
  }

  private SimSnapshot made() throws IOException {
    SimSnapshot[] tables = new SimSnapshot[1];
    readers.use(
        reader -> {
          reader.sims(queries -> tables[0] = SimSnapshot.of(queries, TEMPORARY));
          return null;
        });
    return tables[0];
  }

  private synchronized void replace(Made made) throws IOException {
    // requests may still read the last one; the one before has been out of use for long
    Made unused = retired;
    retired = newest;
    newest = made;
    making = false;
    if (unused != null) {
      unused.tables().close();
    }
    if (closed) {
      close();
    }
  }

  private synchronized void failed(RuntimeException why) {
    problem = why;
    making = false;
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    for (Made made : new Made[] {retired, newest}) {
      if (made != null) {
        made.tables().close();
      }
    }
  }
}
