package org.dalel.ingest;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.dalel.casefile.write.CaseChange;
import org.dalel.casefile.write.CaseWriter;
import org.dalel.casefile.write.ExtractionTable.ContextRow;
import org.dalel.extension.LoadedExtractor;

/** One job of the phase that looks at places: an extractor sees an item, its rows are handed on. */
final class ContextStep implements JobThreads.Step<ContextJobs.Job> {
  private final RunContext context;

  ContextStep(RunContext context) {
    this.context = context;
  }

  @Override
  public void take(ContextJobs.Job job, Examination examination, int slot) throws SQLException {
    PlacedItem item = examination.item(job.itemId());
    LoadedExtractor extractor = job.extractor();
    Optional<Quarantine.Entry> barred =
        context.quarantine().place(job.itemId(), extractor.qualifiedId());
    Extracted extracted = Extracted.nothing();
    if (barred.isPresent()) {
      extracted
          .failures()
          .add(
              new Extracted.Failure(
                  extractor.qualifiedId(), barred.get().kind(), barred.get().message()));
    } else {
      extracted.add(examination.look(item, extractor, List.of()), null);
    }
    context.journal().stage(slot, Stage.STORING);
    // what was cut short by a stop is looked at again by the next run
    if (!context.stop().isRequested()) {
      context.ring().publish(new StorePlace(row(item, extractor, extracted)));
    }
  }

  private static ContextRow row(PlacedItem item, LoadedExtractor extractor, Extracted extracted) {
    return new ContextRow(
        item.work().id(),
        extractor.qualifiedId(),
        extracted.artifacts(),
        extracted.secrets(),
        extracted.failuresAt(item.work()));
  }

  private record StorePlace(ContextRow row) implements CaseChange {
    @Override
    public void apply(CaseWriter writer) throws SQLException {
      writer.extractions().store(row);
    }

    @Override
    public long weight() {
      return 1024 + 512L * row.artifacts().size();
    }
  }
}
