package org.dalel.gui.cases;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.view.CaseView;
import org.dalel.casefile.view.ViewStamp;
import org.dalel.casefile.view.ViewStore;

/**
 * The view of an open case, kept fresh. A request never waits for the making of a view when there
 * is one: it gets the newest that is whole, and whether a newer one is being made. While a worker
 * writes, a view is made at most once in five times as long as the last took, so that at least four
 * fifths of the machine are left to the worker.
 */
final class CaseViews implements AutoCloseable {
  private static final long LOOK_EVERY_NS = 2_000_000_000L;
  private static final int PAUSE_FACTOR = 4;

  private final CaseFolder folder;
  private final ViewStore store;
  private final Executor maker;
  private final LongSupplier clock;
  private final AtomicLong rowsDone = new AtomicLong();
  private CaseView view;
  private CaseView retired;
  private RuntimeException problem;
  private boolean making;
  private long lookAfter = Long.MIN_VALUE;

  CaseViews(CaseFolder folder, ViewStore store, Executor maker, LongSupplier clock) {
    this.folder = folder;
    this.store = store;
    this.maker = maker;
    this.clock = clock;
  }

  /**
   * The newest whole view; empty while the first one is being made.
   *
   * @throws org.dalel.casefile.CaseException when the first one cannot be made
   */
  synchronized Optional<CaseView> newest() {
    if (problem != null && view == null) {
      RuntimeException told = problem;
      problem = null;
      throw told;
    }
    if (!making && clock.getAsLong() >= lookAfter) {
      look();
    }
    return Optional.ofNullable(view);
  }

  /** Rows that the view being made has already; 0 when none is. */
  long rowsDone() {
    return rowsDone.get();
  }

  private void look() {
    lookAfter = clock.getAsLong() + LOOK_EVERY_NS;
    if (view == null) {
      view = store.current().orElse(null);
    }
    if (view == null || !view.stamp().equals(ViewStamp.of(folder))) {
      making = true;
      maker.execute(this::make);
    }
  }

  private void make() {
    long started = clock.getAsLong();
    try {
      CaseView made = store.make(rowsDone::set);
      replace(made, started);
      // making it took hundreds of megabytes that nobody needs any more: back to the machine
      System.gc();
    } catch (RuntimeException e) {
      failed(e);
    } finally {
      rowsDone.set(0);
    }
  }

  private synchronized void replace(CaseView made, long started) {
    // requests may still read the last one; the one before has been out of use for long
    if (retired != null) {
      retired.close();
    }
    retired = view;
    if (retired != null) {
      retired.forget();
    }
    view = made;
    making = false;
    lookAfter =
        clock.getAsLong() + Math.max(LOOK_EVERY_NS, (clock.getAsLong() - started) * PAUSE_FACTOR);
  }

  private synchronized void failed(RuntimeException why) {
    problem = why;
    making = false;
  }

  @Override
  public synchronized void close() {
    if (retired != null) {
      retired.close();
    }
    if (view != null) {
      view.close();
    }
  }
}
