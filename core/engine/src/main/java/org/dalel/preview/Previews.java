package org.dalel.preview;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.dalel.extension.Bubblewrap;

/**
 * Makes previews in at most two worker processes. A worker that died, or was killed for the time it
 * took, is replaced at the next request; the program that asks never looks at the content itself.
 */
public final class Previews implements AutoCloseable {
  private static final int WORKERS = 2;
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final long QUEUE_SECONDS = 60;

  private final Path scratch;
  private final Duration limit;
  private final List<String> confinement;
  private final Semaphore places = new Semaphore(WORKERS, true);
  private final Deque<PreviewProcess> idle = new ArrayDeque<>();
  private boolean closed;

  /**
   * No worker yet.
   *
   * @param scratch an existing folder, for workers to write to and for copies of contents
   */
  public Previews(Path scratch) {
    this(scratch, LIMIT);
  }

  /** With another limit of time for one preview. */
  public Previews(Path scratch, Duration limit) {
    this.scratch = scratch;
    this.limit = limit;
    this.confinement =
        Bubblewrap.find().found().map(one -> one.prefix(List.of(scratch))).orElse(List.of());
  }

  /** Whether the workers are confined by the system, besides being processes of their own. */
  public boolean isConfined() {
    return !confinement.isEmpty();
  }

  /** Where copies of contents are to lie. */
  public Path scratch() {
    return scratch;
  }

  /**
   * Makes a preview.
   *
   * @throws PreviewException with the reason, when there is nothing to show
   */
  public Preview make(PreviewRequest request) throws PreviewException {
    enter();
    try {
      PreviewProcess worker = take();
      try {
        return worker.ask(request, limit);
      } finally {
        giveBack(worker);
      }
    } finally {
      places.release();
    }
  }

  private void enter() throws PreviewException {
    try {
      if (!places.tryAcquire(QUEUE_SECONDS, TimeUnit.SECONDS)) {
        throw new PreviewException("Too many previews are being made; try again.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PreviewException("It was interrupted.");
    }
  }

  private PreviewProcess take() throws PreviewException {
    synchronized (idle) {
      while (!idle.isEmpty()) {
        PreviewProcess known = idle.pop();
        if (known.isAlive()) {
          return known;
        }
      }
    }
    try {
      return new PreviewProcess(scratch, confinement);
    } catch (IOException e) {
      throw new PreviewException("The process for previews cannot be started: " + e.getMessage());
    }
  }

  private void giveBack(PreviewProcess worker) {
    synchronized (idle) {
      if (!closed && worker.isAlive()) {
        idle.push(worker);
        return;
      }
    }
    worker.close();
  }

  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
      idle.forEach(PreviewProcess::close);
      idle.clear();
    }
  }
}
