package org.dalel.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.write.ArtifactRow;
import org.dalel.casefile.write.CaseChange;
import org.dalel.casefile.write.CaseWriter;
import org.dalel.casefile.write.ContentRef;
import org.dalel.casefile.write.ExtractionTable.Repeated;
import org.dalel.casefile.write.FailureRow;
import org.dalel.extension.LoadedExtractor;

/** One job of the phase that tries secrets: an extraction is repeated. */
final class UnlockStep implements JobThreads.Step<UnlockJobs.Job> {
  private final RunContext context;
  private final KnownSecrets secrets;
  private final Map<String, LoadedExtractor> extractors;

  UnlockStep(RunContext context, KnownSecrets secrets, Map<String, LoadedExtractor> extractors) {
    this.context = context;
    this.secrets = secrets;
    this.extractors = extractors;
  }

  @Override
  public void take(UnlockJobs.Job job, Examination examination, int slot) throws SQLException {
    Optional<Quarantine.Entry> barred = barred(job, examination);
    Extracted extracted = Extracted.nothing();
    if (barred.isPresent()) {
      giveUp(
          job, new Extracted.Failure(job.extractor(), barred.get().kind(), barred.get().message()));
      return;
    }
    if (isReader(job)) {
      reopen(job, examination);
      return;
    }
    LoadedExtractor extractor = extractors.get(job.extractor());
    Parts parts = new Parts(context.ring(), extractor, job.owner());
    try {
      extracted.add(
          job.content().isPresent()
              ? examination.again(job.content().get(), extractor, secrets.all())
              : examination.place(job.itemId(), job.inside()).look(extractor, secrets.all(), parts),
          secrets.digest());
    } catch (IOException e) {
      giveUp(job, unreadable(job, e));
      return;
    }
    // what was cut short by a stop is tried again by the next run
    if (!context.stop().isRequested()) {
      context.journal().stage(slot, Stage.STORING);
      context
          .ring()
          .publish(
              new Replace(
                  new Repeated(
                      job.id(),
                      job.owner(),
                      extracted.artifacts(),
                      extracted.secrets().get(0),
                      extracted.failures().stream().map(f -> row(job, f)).toList())));
    }
  }

  private void reopen(UnlockJobs.Job job, Examination examination) throws SQLException {
    try {
      examination.reopen(job, secrets);
    } catch (IOException e) {
      giveUp(job, unreadable(job, e));
    }
  }

  private static Extracted.Failure unreadable(UnlockJobs.Job job, IOException e) {
    return new Extracted.Failure(
        job.extractor(),
        "unreadable",
        job.extractor() + ": expected to read it again with secrets, found: " + e.getMessage());
  }

  private Optional<Quarantine.Entry> barred(UnlockJobs.Job job, Examination examination)
      throws SQLException {
    if (isReader(job)) {
      return examination.barred(job.content().orElseThrow(), job.extractor());
    }
    return job.content().isPresent()
        ? context.quarantine().place(job.itemId(), job.extractor())
        : examination.place(job.itemId(), job.inside()).barred(job.extractor());
  }

  /** What was found without secrets stays. */
  private void giveUp(UnlockJobs.Job job, Extracted.Failure failure) {
    FailureRow row = row(job, failure);
    context
        .ring()
        .publish((CaseWriter w) -> w.extractions().giveUp(job.id(), secrets.digest(), row));
  }

  private boolean isReader(UnlockJobs.Job job) {
    return job.isReading(context.extensions());
  }

  private FailureRow row(UnlockJobs.Job job, Extracted.Failure failure) {
    boolean item = job.owner().isItem();
    boolean place = item || job.owner().isEntry();
    return new FailureRow(
        0,
        item ? job.owner().itemId() : 0,
        item ? null : ContentRef.stored(job.owner().contentId(), null, false),
        job.owner().entry(),
        Optional.empty(),
        stage(job, place).failureStage(),
        failure.kind(),
        failure.message(),
        Optional.of(failure.extractor()));
  }

  private Stage stage(UnlockJobs.Job job, boolean place) {
    if (place) {
      return Stage.LOOKING;
    }
    return isReader(job) ? Stage.PARSING : Stage.EXTRACTING;
  }

  private record Replace(Repeated row) implements CaseChange {
    @Override
    public void apply(CaseWriter writer) throws SQLException {
      writer.extractions().replace(row);
    }

    @Override
    public long weight() {
      return 1024 + row.artifacts().stream().mapToLong(ArtifactRow::weight).sum();
    }
  }
}
