package org.dalel.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dalel.casefile.write.CaseWriter;
import org.dalel.casefile.write.FailureRow;
import org.dalel.extension.LoadedExtractor;

/**
 * The last phase: extractions that found something locked are repeated with all secrets of the
 * case, and locked containers are taken apart again. What they offer then opens more, so this is
 * done again until nothing new comes.
 *
 * <p>An extraction remembers the digest of the secrets that it was tried with. The end is the same
 * whatever the order and however often it was cut off: everything was tried with all there is.
 */
final class UnlockPhase {
  /** Secrets in locked files in locked files. */
  private static final int MOST_ROUNDS = 8;

  private final RunContext context;

  UnlockPhase(RunContext context) {
    this.context = context;
  }

  void run() throws SQLException, IOException, InterruptedException {
    KnownSecrets secrets = KnownSecrets.read(context.folder());
    List<UnlockJobs.Job> jobs = pending(secrets);
    for (int round = 0;
        round < MOST_ROUNDS && !jobs.isEmpty() && !context.stop().isRequested();
        round++) {
      work(jobs, secrets, context.order().threads());
      context.ring().drain();
      if (jobs.stream().anyMatch(this::isContainer) && !context.stop().isRequested()) {
        new BesidePhase(context).run(); // places that a secret has opened
        new ContextPhase(context).run();
        context.ring().drain();
      }
      secrets = KnownSecrets.read(context.folder());
      jobs = pending(secrets);
    }
    if (!context.stop().isRequested()) {
      Optional<FailureRow> unfinished =
          jobs.isEmpty() ? Optional.empty() : Optional.of(unfinished(jobs.size()));
      context.ring().publish((CaseWriter w) -> w.failures().unlockingEnds(unfinished));
    }
  }

  private static FailureRow unfinished(int left) {
    return new FailureRow(
        0,
        0,
        null,
        Optional.of("locked items"),
        Stage.LOOKING.failureStage(),
        "limit",
        "expected no new secrets after "
            + MOST_ROUNDS
            + " rounds of unlocking, found some that were not yet tried on "
            + left
            + " items; process the case once more");
  }

  /** Repeats what is still to be repeated at these items, one after the other, each committed. */
  void alone(List<Long> suspects) throws SQLException, IOException, InterruptedException {
    KnownSecrets secrets = KnownSecrets.read(context.folder());
    for (UnlockJobs.Job job : pending(secrets)) {
      if (suspects.contains(job.itemId())) {
        work(List.of(job), secrets, 1);
        context.ring().drain();
      }
    }
  }

  private boolean isContainer(UnlockJobs.Job job) {
    return job.isReading(context.extensions());
  }

  private List<UnlockJobs.Job> pending(KnownSecrets secrets) throws SQLException, IOException {
    if (secrets.all().isEmpty()) {
      return List.of();
    }
    Map<String, LoadedExtractor> byName = byName();
    return UnlockJobs.pending(context.folder(), secrets.digest(), context.missing().keySet())
        .stream()
        .filter(job -> byName.containsKey(job.extractor()) || isContainer(job))
        .toList();
  }

  private Map<String, LoadedExtractor> byName() {
    return context.extensions().extractors().stream()
        .collect(Collectors.toMap(LoadedExtractor::qualifiedId, Function.identity()));
  }

  private void work(List<UnlockJobs.Job> jobs, KnownSecrets secrets, int threads)
      throws InterruptedException {
    context.ring().publish((CaseWriter w) -> w.extractions().indexArtifacts());
    JobThreads.run(context, jobs, threads, new UnlockStep(context, secrets, byName()));
  }
}
