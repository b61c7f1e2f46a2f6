package org.dalel.ingest;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.dalel.casefile.write.ArtifactRow;
import org.dalel.casefile.write.CaseChange;
import org.dalel.casefile.write.CaseWriter;
import org.dalel.casefile.write.ExtractionTable.ContextRow;
import org.dalel.extension.LoadedExtractor;

/** One job of the phase that looks at places: an extractor sees an item, its rows are handed on. */
final class ContextStep implements JobThreads.Step<List<ContextJobs.Job>> {
  private final RunContext context;

  private final boolean eachCommitted;

  /**
   * @param eachCommitted whether the next job waits until what came of this one is committed
   */
  ContextStep(RunContext context, boolean eachCommitted) {
    this.context = context;
    this.eachCommitted = eachCommitted;
  }

  @Override
  public void take(List<ContextJobs.Job> jobs, Examination examination, int slot)
      throws SQLException {
    Optional<EntryPlace> inside = jobs.get(0).inside();
    if (inside.isPresent()) {
      examination.plan(
          inside.get().container(),
          jobs.stream().map(job -> job.inside().orElseThrow().position()).toList());
    }
    for (ContextJobs.Job job : jobs) {
      if (!context.stop().isRequested()) {
        take(job, examination, slot);
      }
    }
  }

  private void take(ContextJobs.Job job, Examination examination, int slot) throws SQLException {
    LoadedExtractor extractor = job.extractor();
    Extracted extracted = Extracted.nothing();
    Examination.Place place = examination.place(job.itemId(), job.inside());
    Optional<Quarantine.Entry> barred = place.barred(extractor.qualifiedId());
    if (barred.isPresent()) {
      extracted
          .failures()
          .add(
              new Extracted.Failure(
                  extractor.qualifiedId(), barred.get().kind(), barred.get().message()));
    } else {
      Parts parts = new Parts(context.ring(), extractor, place.owner());
      extracted.add(place.look(extractor, List.of(), parts), null);
    }
    context.journal().stage(slot, Stage.STORING);
    // what was cut short by a stop is looked at again by the next run
    if (!context.stop().isRequested()) {
      ContextRow row =
          new ContextRow(
              place.owner(),
              extractor.qualifiedId(),
              extracted.artifacts(),
              extracted.secrets(),
              extracted.failures().stream().map(place::failure).toList());
      context.ring().publish(new StorePlace(row));
      if (eachCommitted) {
        drain();
      }
    }
  }

  private void drain() {
    try {
      context.ring().drain();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record StorePlace(ContextRow row) implements CaseChange {
    @Override
    public void apply(CaseWriter writer) throws SQLException {
      writer.extractions().store(row);
    }

    @Override
    public long weight() {
      return 1024 + row.artifacts().stream().mapToLong(ArtifactRow::weight).sum();
    }
  }
}
