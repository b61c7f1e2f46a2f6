package org.dalel.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that claim jobs on what the case knows already, each with an examination of its own. */
final class JobThreads {
  private JobThreads() {}

  /** Does one job. */
  @FunctionalInterface
  interface Step<J> {
    /**
     * @param slot the thread's slot in the journal
     */
    void take(J job, Examination examination, int slot) throws SQLException, IOException;
  }

  /** Does all jobs, in their order as far as their number of threads lets it; ends at a stop. */
  static <J> void run(RunContext context, List<J> jobs, int threads, Step<J> step)
      throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    List<Worker<J>> workers = new ArrayList<>();
    for (int slot = 0; slot < Math.min(threads, jobs.size()); slot++) {
      workers.add(new Worker<>(context, jobs, next, step, slot));
    }
    WorkerThreads.run(workers);
    for (Worker<J> worker : workers) {
      worker.rethrow();
    }
  }

  private static final class Worker<J> implements Runnable {
    private final RunContext context;
    private final List<J> jobs;
    private final AtomicInteger next;
    private final Step<J> step;
    private final int slot;
    private Exception error;

    Worker(RunContext context, List<J> jobs, AtomicInteger next, Step<J> step, int slot) {
      this.context = context;
      this.jobs = jobs;
      this.next = next;
      this.step = step;
      this.slot = slot;
    }

    @Override
    public void run() {
      try (Examination examination = new Examination(context, slot)) {
        for (int at = next.getAndIncrement();
            at < jobs.size() && !context.stop().isRequested();
            at = next.getAndIncrement()) {
          step.take(jobs.get(at), examination, slot);
        }
      } catch (SQLException | IOException | ResultRing.CaseWriteException e) {
        error = e;
        context.stop().request();
      }
    }

    void rethrow() {
      if (error != null) {
        throw new ResultRing.CaseWriteException(error);
      }
    }
  }
}
