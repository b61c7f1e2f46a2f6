package org.dalel.ingest;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.SequenceBarrier;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.dalel.casefile.write.CaseChange;
import org.dalel.casefile.write.CaseWriter;

/**
 * Many workers, one writer: a Disruptor ring bounded in slots and in bytes.
 *
 * <pre>
 *   worker 1 ─┐
 *   worker 2 ─┼─ publish(change) ─▶ [ring] ─▶ writer thread ─▶ CaseWriter.apply … commit
 *   worker N ─┘
 * </pre>
 *
 * <p>The writer commits when a batch is large or old enough, and whatever is left when the ring
 * runs dry. An error of the database stops the ring: the next {@link #publish} throws it.
 */
final class ResultRing {
  /** So many that the workers go on while a part of the full-text index is written. */
  private static final int SLOTS = 8192;

  private static final int KIB_IN_FLIGHT = 96 * 1024;
  private static final long COMMIT_WEIGHT = 16L << 20;
  private static final long COMMIT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long POLL_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  private final RingBuffer<Slot> ring;
  private final BatchEventProcessor<Slot> processor;
  private final Thread thread;
  private final Semaphore budget = new Semaphore(KIB_IN_FLIGHT);
  private final AtomicReference<Exception> broken = new AtomicReference<>();
  private final CaseWriter writer;
  private final Runnable afterCommit;

  private static final class Slot {
    private CaseChange change;
  }

  ResultRing(CaseWriter writer, Runnable afterCommit) {
    this.writer = writer;
    this.afterCommit = afterCommit;
    this.ring =
        RingBuffer.createMultiProducer(Slot::new, SLOTS, new PollingWait(POLL_NANOS, COMMIT_NANOS));
    SequenceBarrier barrier = ring.newBarrier();
    this.processor = new BatchEventProcessorBuilder().build(ring, barrier, new Handler());
    ring.addGatingSequences(processor.getSequence());
    processor.setExceptionHandler(new HaltOnError());
    this.thread = new Thread(processor, "case-writer");
  }

  void start() {
    thread.start();
  }

  /** Hands a change to the writer; waits while too much is in flight. */
  void publish(CaseChange change) {
    int kib = kib(change);
    budget.acquireUninterruptibly(kib);
    Exception error = broken.get();
    if (error != null) {
      budget.release(kib);
      throw new CaseWriteException(error);
    }
    long sequence = ring.next();
    ring.get(sequence).change = change;
    ring.publish(sequence);
  }

  /** Waits until all that was published before is committed. */
  void drain() throws InterruptedException {
    CountDownLatch committed = new CountDownLatch(1);
    publish(new Barrier(committed));
    committed.await();
    Exception error = broken.get();
    if (error != null) {
      throw new CaseWriteException(error);
    }
  }

  /** Commits what is left and ends the writer's thread. */
  void finish() throws InterruptedException {
    drain();
    processor.halt();
    thread.join();
  }

  private static int kib(CaseChange change) {
    return (int) Math.max(1, Math.min(KIB_IN_FLIGHT / 2, change.weight() >> 10));
  }

  /** The database refused a change; the run cannot go on. */
  static final class CaseWriteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CaseWriteException(Exception cause) {
      super("the case cannot be written: " + cause.getMessage(), cause);
    }
  }

  private record Barrier(CountDownLatch committed) implements CaseChange {
    @Override
    public void apply(CaseWriter writer) {}

    @Override
    public long weight() {
      return 0;
    }
  }

  /** Errors of the machine: without its writer the process is of no use. */
  private static final class HaltOnError implements ExceptionHandler<Slot> {
    @Override
    public void handleEventException(Throwable thrown, long sequence, Slot slot) {
      WorkerExit.halt(thrown);
    }

    @Override
    public void handleOnStartException(Throwable thrown) {
      WorkerExit.halt(thrown);
    }

    @Override
    public void handleOnShutdownException(Throwable thrown) {
      WorkerExit.halt(thrown);
    }
  }

  private final class Handler implements EventHandler<Slot> {
    private long stored;
    private long lastCommit = System.nanoTime();

    @Override
    public void onEvent(Slot slot, long sequence, boolean endOfBatch) {
      CaseChange change = slot.change;
      slot.change = null;
      try {
        apply(change, endOfBatch);
      } catch (SQLException | RuntimeException e) {
        broken.compareAndSet(null, e);
      } finally {
        budget.release(kib(change));
        if (change instanceof Barrier barrier) {
          barrier.committed().countDown();
        }
      }
    }

    @Override
    public void onTimeout(long sequence) {
      try {
        if (stored > 0 && broken.get() == null) {
          commit();
        }
      } catch (SQLException | RuntimeException e) {
        broken.compareAndSet(null, e);
      }
    }

    private void apply(CaseChange change, boolean endOfBatch) throws SQLException {
      if (broken.get() != null) {
        return;
      }
      change.apply(writer);
      stored += change.stored();
      boolean due = endOfBatch && System.nanoTime() - lastCommit > COMMIT_NANOS;
      if (stored > COMMIT_WEIGHT || stored > 0 && (due || change instanceof Barrier)) {
        commit();
      }
    }

    private void commit() throws SQLException {
      writer.commit();
      stored = 0;
      lastCommit = System.nanoTime();
      afterCommit.run();
    }
  }
}
