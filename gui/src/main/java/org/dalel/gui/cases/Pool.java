package org.dalel.gui.cases;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Things that belong to one thread at a time and are worth keeping.
 *
 * @param <T> the thing
 */
public final class Pool<T extends AutoCloseable> implements AutoCloseable {
  /** Makes a new one. */
  @FunctionalInterface
  interface Maker<T> {
    T make() throws IOException;
  }

  /** Uses one. */
  @FunctionalInterface
  public interface Use<T, R> {
    /** The result of using it. */
    R with(T thing) throws IOException;
  }

  private final Maker<T> maker;
  private final int most;
  private final Deque<T> idle = new ArrayDeque<>();
  private boolean closed;

  /**
   * An empty pool.
   *
   * @param most how many are kept when nobody uses them
   */
  Pool(Maker<T> maker, int most) {
    this.maker = maker;
    this.most = most;
  }

  /** Uses one; one that failed is not used again. */
  <R> R use(Use<T, R> use) throws IOException {
    T thing = take();
    boolean sound = false;
    try {
      R result = use.with(thing);
      sound = true;
      return result;
    } finally {
      giveBack(thing, sound);
    }
  }

  private T take() throws IOException {
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    return maker.make();
  }

  private void giveBack(T thing, boolean sound) throws IOException {
    synchronized (idle) {
      if (sound && !closed && idle.size() < most) {
        idle.push(thing);
        return;
      }
    }
    close(thing);
  }

  @Override
  public void close() throws IOException {
    synchronized (idle) {
      closed = true;
      while (!idle.isEmpty()) {
        close(idle.pop());
      }
    }
  }

  private void close(T thing) throws IOException {
    try {
      thing.close();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
