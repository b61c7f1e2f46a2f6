package org.dalel.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.dalel.casefile.write.CaseWriter;

/**
 * The phase after contents: extractors of scope context see files and folders where they lie, in
 * file systems and in containers. Every name and every type is known by then.
 */
final class ContextPhase {
  private final RunContext context;

  ContextPhase(RunContext context) {
    this.context = context;
    context.forgetContainerPlaces();
  }

  /** Does all that is still to do. */
  void run() throws SQLException, InterruptedException {
    work(pending(), context.order().threads(), new ContextStep(context, false));
  }

  /** Does what is still to do at these items, one job after the other, each committed. */
  void alone(List<Long> suspects) throws SQLException, InterruptedException {
    List<ContextJobs.Job> jobs = pending();
    jobs.removeIf(job -> !suspects.contains(job.itemId()));
    work(jobs, 1, new ContextStep(context, true));
  }

  private List<ContextJobs.Job> pending() throws SQLException {
    try (Connection connection = context.folder().openCase()) {
      return ContextJobs.pending(connection, context.extensions(), context.missing().keySet());
    }
  }

  private void work(List<ContextJobs.Job> jobs, int threads, ContextStep step)
      throws SQLException, InterruptedException {
    if (jobs.isEmpty()) {
      return;
    }
    context.ring().publish((CaseWriter w) -> w.extractions().indexPlaces());
    context.ring().drain();
    JobThreads.run(context, ContextJobs.batches(jobs), threads, step);
  }
}
