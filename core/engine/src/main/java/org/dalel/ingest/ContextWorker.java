package org.dalel.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.dalel.casefile.write.CaseChange;
import org.dalel.casefile.write.CaseWriter;
import org.dalel.casefile.write.ExtractionTable.ContextRow;
import org.dalel.extension.LoadedExtractor;

/**
 * One worker thread of the phase that looks at places: claims the next job and hands on its rows.
 */
final class ContextWorker implements Runnable {
  private final RunContext context;
  private final List<ContextJobs.Job> jobs;
  private final AtomicInteger next;
  private final int slot;
  private Exception error;

  ContextWorker(RunContext context, List<ContextJobs.Job> jobs, AtomicInteger next, int slot) {
    this.context = context;
    this.jobs = jobs;
    this.next = next;
    this.slot = slot;
  }

  @Override
  public void run() {
    try (Examination examination = new Examination(context, slot)) {
      for (int at = next.getAndIncrement();
          at < jobs.size() && !context.stop().isRequested();
          at = next.getAndIncrement()) {
        look(jobs.get(at), examination);
      }
    } catch (SQLException | IOException | ResultRing.CaseWriteException e) {
      error = e;
      context.stop().request();
    }
  }

  /** Throws what ended the worker, if anything did. */
  void rethrow() {
    if (error != null) {
      throw new ResultRing.CaseWriteException(error);
    }
  }

  private void look(ContextJobs.Job job, Examination examination) throws SQLException {
    PlacedItem item = examination.item(job.itemId());
    LoadedExtractor extractor = job.extractor();
    Optional<Quarantine.Entry> barred =
        context.quarantine().place(job.itemId(), extractor.qualifiedId());
    Extracted extracted = Extracted.nothing();
    if (barred.isPresent()) {
      extracted.failures().add(new Extracted.Failure(barred.get().kind(), barred.get().message()));
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
