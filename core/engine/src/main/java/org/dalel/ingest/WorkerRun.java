package org.dalel.ingest;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.write.CaseWriter;
import org.dalel.casefile.write.CrashRepair;
import org.dalel.casefile.write.FailureRow;
import org.dalel.evidence.EvidenceRecord;

/**
 * The phases of a run inside the worker, with a barrier after each.
 *
 * <pre>
 *   repair ▶ add evidence ▶ [suspects alone] ▶ structure, enumerate ▶ content (N workers, media digests beside)
 *     ▶ free space (deep) ▶ what lies beside its container ▶ places (extractors of scope context) ▶ unlocking, in rounds ▶ close
 * </pre>
 */
final class WorkerRun {
  private final CaseFolder folder;
  private final WorkerOrder order;
  private final StopFlag stop;
  private final WarmUp warmUp;

  WorkerRun(CaseFolder folder, WorkerOrder order, StopFlag stop, WarmUp warmUp) {
    this.folder = folder;
    this.order = order;
    this.stop = stop;
    this.warmUp = warmUp;
  }

  int run() throws IOException, SQLException, InterruptedException {
    int slots = order.threads() + 1;
    InFlightJournal journal = InFlightJournal.create(folder.journal(), slots);
    boolean died = repair();
    boolean upgraded = isUpgrade();
    List<EvidenceRecord> evidence = prepare(journal);
    RunContext context = RunContext.open(folder, order, stop, warmUp, journal, evidence);
    CaseWriter writer = new CaseWriter(folder, order.run());
    writer.plugins(RunPlugins.json(context.extensions().plugins()));
    writer.failures().refusedPlugins(refused(context));
    ResultRing ring =
        new ResultRing(
            writer,
            () -> {
              journal.set(InFlightJournal.Counter.COMMITS, writer.commits());
              journal.set(InFlightJournal.Counter.FAILURES, writer.failures().written());
            });
    ring.start();
    context.ring(ring);
    // no try: after an error the process halts, and what was not committed is not to be
    phases(context);
    journal.set(InFlightJournal.Counter.PHASE, InFlightJournal.Phase.FINISHING.ordinal());
    if (!stop.isRequested() && (died || upgraded || !context.quarantine().isEmpty())) {
      ring.publish(CaseWriter::sweepUnreachable);
    }
    ring.publish(CaseWriter::indexBulk);
    ring.finish();
    writer.close();
    context.close();
    return stop.isRequested() ? WorkerExit.STOPPED : WorkerExit.DONE;
  }

  /** Who asked for a plugin is to know that it did not see the evidence. */
  private static List<FailureRow> refused(RunContext context) {
    return context.extensions().refused().stream()
        .filter(plugin -> !plugin.replaced())
        .map(
            plugin ->
                new FailureRow(
                    0,
                    0,
                    null,
                    Optional.of("plugin " + plugin.source().getFileName()),
                    Stage.EXTRACTING.failureStage(),
                    "plugin",
                    plugin.reason()))
        .toList();
  }

  private boolean repair() throws SQLException {
    try (Connection connection = Sqlite.openForWriting(folder.caseDb())) {
      return CrashRepair.repair(connection, folder);
    }
  }

  /** Whether contents that were only identified are to be taken apart now. */
  private boolean isUpgrade() throws SQLException {
    try (Connection connection = folder.openCase()) {
      return order.profile().readsContents()
          && Sqlite.number(
                  connection, "SELECT EXISTS (SELECT 1 FROM content WHERE status = 'identified')")
              == 1;
    }
  }

  private List<EvidenceRecord> prepare(InFlightJournal journal) throws SQLException {
    try (Connection connection = Sqlite.openForWriting(folder.caseDb())) {
      EvidenceCatalog catalog = new EvidenceCatalog(connection);
      catalog.add(order.evidence(), order.run(), journal);
      return catalog.readable();
    }
  }

  private void phases(RunContext context) throws SQLException, InterruptedException, IOException {
    if (!order.suspects().isEmpty()) {
      processAlone(context);
    }
    enter(context, InFlightJournal.Phase.ENUMERATING);
    new Enumeration(context).run();
    context.ring().drain();
    if (stop.isRequested()) {
      return;
    }
    enter(context, InFlightJournal.Phase.PROCESSING);
    if (order.profile().readsContents()) {
      context.ring().publish(CaseWriter::forgetFailuresOfIdentified);
    }
    context.loadLedger();
    MediaDigester digester = new MediaDigester(context, order.threads());
    Thread beside =
        order.profile().readsContents() ? WorkerThreads.start("media-digest", digester) : null;
    try (ItemQueue queue = ItemQueue.pending(folder, order.profile(), context.missing().keySet())) {
      context.journal().set(InFlightJournal.Counter.ITEMS_TOTAL, queue.size());
      context.journal().set(InFlightJournal.Counter.BYTES_TOTAL, queue.bytes());
      work(context, queue, order.threads());
    }
    if (order.profile() == Profile.DEEP) {
      searchFreeSpace(context);
    }
    if (order.profile().readsContents()) {
      lookAtPlaces(context);
    }
    if (beside != null) {
      beside.join();
    }
    context.recordBadRanges();
  }

  private void searchFreeSpace(RunContext context) throws SQLException, InterruptedException {
    context.ring().drain();
    if (!stop.isRequested()) {
      enter(context, InFlightJournal.Phase.SEARCHING);
      new FreeSpacePhase(context).run();
    }
  }

  /** All contents are done: what they are is known to whoever looks at a place. */
  private void lookAtPlaces(RunContext context)
      throws SQLException, IOException, InterruptedException {
    context.ring().drain();
    if (!stop.isRequested()) {
      enter(context, InFlightJournal.Phase.LOOKING);
      new BesidePhase(context).run();
      new ContextPhase(context).run();
      context.ring().drain();
    }
    if (!stop.isRequested()) {
      enter(context, InFlightJournal.Phase.UNLOCKING);
      new UnlockPhase(context).run();
    }
  }

  /** Suspects of a death: one after the other, one thread, each committed before the next. */
  private void processAlone(RunContext context)
      throws SQLException, IOException, InterruptedException {
    enter(context, InFlightJournal.Phase.ALONE);
    context.loadLedger();
    for (long suspect : order.suspects()) {
      try (ItemQueue queue = ItemQueue.of(folder, List.of(suspect), context.missing().keySet())) {
        work(context, queue, 1);
      }
      context.ring().drain();
    }
    if (order.profile() == Profile.DEEP && allContentsDone(context)) {
      new FreeSpacePhase(context).alone(order.suspects());
      context.ring().drain();
    }
    if (order.profile().readsContents() && allContentsDone(context)) {
      new BesidePhase(context).alone(order.suspects());
      new ContextPhase(context).alone(order.suspects());
      new UnlockPhase(context).alone(order.suspects());
    }
  }

  /** Whether the death was in a phase after the contents. */
  private boolean allContentsDone(RunContext context) throws SQLException {
    try (ItemQueue queue = ItemQueue.pending(folder, order.profile(), context.missing().keySet())) {
      return queue.size() == 0;
    }
  }

  private static void work(RunContext context, ItemQueue queue, int threads)
      throws InterruptedException {
    List<ContentWorker> tasks = new ArrayList<>();
    for (int slot = 0; slot < threads; slot++) {
      tasks.add(new ContentWorker(context, queue, slot));
    }
    WorkerThreads.run(tasks);
    for (ContentWorker task : tasks) {
      task.rethrow();
    }
  }

  private static void enter(RunContext context, InFlightJournal.Phase phase) {
    context.journal().set(InFlightJournal.Counter.PHASE, phase.ordinal());
  }
}
