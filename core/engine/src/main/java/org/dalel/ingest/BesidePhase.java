package org.dalel.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.write.CaseWriter;
import org.dalel.casefile.write.ContentRef;
import org.dalel.casefile.write.FailureRow;

/**
 * The phase between contents and places: containers whose entries lie beside them, such as the
 * manifests of backups, are taken apart, now that all names and contents are known. A file that
 * comes out of one is looked at there, under its path on the device, and no longer where it lies.
 */
final class BesidePhase {
  /** Backups in archives in backups: what is deeper is made to keep a program busy. */
  private static final int DEEPEST = 4;

  private final RunContext context;

  BesidePhase(RunContext context) {
    this.context = context;
  }

  /** Takes apart what was not yet. */
  void run() throws SQLException, IOException, InterruptedException {
    List<UnlockJobs.Job> jobs = pending();
    for (int depth = 0;
        depth < DEEPEST && !jobs.isEmpty() && !context.stop().isRequested();
        depth++) {
      work(jobs, context.order().threads());
      jobs = pending();
    }
    if (!context.stop().isRequested()) {
      tooDeep(jobs);
    }
  }

  private void tooDeep(List<UnlockJobs.Job> jobs) throws SQLException, InterruptedException {
    String triedWith = KnownSecrets.read(context.folder()).digest();
    for (UnlockJobs.Job job : jobs) {
      FailureRow row =
          new FailureRow(
              0,
              0,
              ContentRef.stored(job.owner().contentId(), null, false),
              Optional.empty(),
              Stage.PARSING.failureStage(),
              "limit",
              job.extractor()
                  + ": expected at most "
                  + DEEPEST
                  + " containers in each other whose files lie beside them, found more; this one is not"
                  + " taken apart",
              Optional.of(job.extractor()));
      context.ring().publish((CaseWriter w) -> w.extractions().giveUp(job.id(), triedWith, row));
    }
    context.ring().drain();
  }

  /** Does what is still to do at these items, one after the other, each committed. */
  void alone(List<Long> suspects) throws SQLException, IOException, InterruptedException {
    for (UnlockJobs.Job job : pending()) {
      if (suspects.contains(job.itemId())) {
        work(List.of(job), 1);
      }
    }
  }

  private List<UnlockJobs.Job> pending() throws SQLException, IOException {
    return context.extensions().readers().stream().anyMatch(ContainerReaders::looksBeside)
        ? UnlockJobs.beside(context.folder(), context.extensions(), context.missing().keySet())
        : List.of();
  }

  private void work(List<UnlockJobs.Job> jobs, int threads)
      throws SQLException, InterruptedException {
    context.ring().publish((CaseWriter w) -> w.extractions().indexPlaces());
    context.ring().drain();
    KnownSecrets secrets = KnownSecrets.read(context.folder());
    JobThreads.run(context, jobs, threads, new UnlockStep(context, secrets, Map.of()));
    context.ring().drain();
    context.forgetContainerPlaces();
  }
}
