package org.dalel.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.api.ScanPlace;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.write.CaseWriter;
import org.dalel.casefile.write.FailureRow;
import org.dalel.casefile.write.ItemFlags;
import org.dalel.casefile.write.ItemRow;
import org.dalel.evidence.EvidenceRecord;
import org.dalel.evidence.FileSystemRecord;
import org.dalel.evidence.RunList;
import org.dalel.tsk.TskException;

/**
 * The phase of profile deep: text scanners go over what was deleted.
 *
 * <pre>
 *   allocation maps ─▶ FreeRanges ─┬─▶ items of the case that are ranges ─▶ FreeSpaceStep, N threads
 *   item table ─────▶ SlackGroups ─┘      (their results are the commit marks)
 * </pre>
 *
 * <p>What is free follows from the evidence alone, so a run that was cut off makes the same ranges
 * again, and does those that have no result yet.
 */
final class FreeSpacePhase {
  private static final int BATCH = 512;

  /** Quick by the index {@code item_place}. */
  private static final String LISTED =
      "SELECT i.id, r.item_id IS NOT NULL FROM item i LEFT JOIN item_result r ON r.item_id = i.id"
          + " WHERE i.evidence_id = ? AND i.path = ? AND coalesce(i.file_system_id, 0) = ?"
          + " AND (i.flags & "
          + ItemFlags.RANGE
          + ") <> 0";

  private final RunContext context;
  private long nextItem;

  FreeSpacePhase(RunContext context) {
    this.context = context;
  }

  /** A range or a group of files to be done. */
  record Job(Optional<FreeRange> range, Optional<SlackGroups.Group> slack) {
    long bytes() {
      return range.map(FreeRange::size).orElseGet(() -> slack.orElseThrow().size());
    }

    long itemId() {
      return range.map(FreeRange::itemId).orElseGet(() -> slack.orElseThrow().itemId());
    }
  }

  /** Does all that is still to do. */
  void run() throws SQLException, InterruptedException {
    if (context.extensions().scanners(ScanPlace.FREE).isEmpty()) {
      return;
    }
    List<Job> jobs = pending();
    add(InFlightJournal.Counter.ITEMS_TOTAL, jobs.size());
    add(InFlightJournal.Counter.BYTES_TOTAL, jobs.stream().mapToLong(Job::bytes).sum());
    work(jobs, context.order().threads());
    context.ring().drain();
    if (!context.stop().isRequested()) {
      for (EvidenceRecord evidence : media()) {
        context.ring().publish((CaseWriter w) -> w.evidence().searched(evidence.id()));
      }
    }
  }

  /** Does what is still to do of these items, one after the other, each committed. */
  void alone(List<Long> suspects) throws SQLException, InterruptedException {
    if (context.extensions().scanners(ScanPlace.FREE).isEmpty()) {
      return;
    }
    for (Job job : pending()) {
      if (suspects.contains(job.itemId())) {
        work(List.of(job), 1);
        context.ring().drain();
      }
    }
  }

  private void work(List<Job> jobs, int threads) throws InterruptedException {
    if (!jobs.isEmpty()) {
      JobThreads.run(context, jobs, threads, new FreeSpaceStep(context));
    }
  }

  private void add(InFlightJournal.Counter counter, long more) {
    context.journal().set(counter, context.journal().get(counter) + more);
  }

  private List<EvidenceRecord> media() {
    return context.evidence().stream().filter(EvidenceRecord::isMedia).toList();
  }

  /** Lists what is free, and gives what has no result yet. */
  private List<Job> pending() throws SQLException, InterruptedException {
    context.ring().publish((CaseWriter w) -> w.extractions().indexPlaces());
    context.ring().drain();
    List<Job> jobs = new ArrayList<>();
    try (Connection connection = context.folder().openCase();
        PreparedStatement listed = connection.prepareStatement(LISTED)) {
      nextItem = Sqlite.number(connection, "SELECT coalesce(max(id), 0) FROM item");
      List<ItemRow> added = new ArrayList<>();
      for (EvidenceRecord evidence : media()) {
        for (FreeRange range : ranges(evidence, connection)) {
          long id = pendingId(listed, new Unit(range), added);
          if (id > 0) {
            jobs.add(new Job(Optional.of(range.withId(id)), Optional.empty()));
          }
        }
        for (FileSystemRecord fileSystem : fileSystems(evidence, connection)) {
          for (SlackGroups.Group group : SlackGroups.of(connection, evidence, fileSystem)) {
            long id = pendingId(listed, new Unit(evidence.id(), group), added);
            if (id > 0) {
              jobs.add(new Job(Optional.empty(), Optional.of(group.withId(id))));
            }
          }
        }
      }
      add(added);
    }
    context.ring().drain();
    return jobs;
  }

  /** What the case has of a unit of work. */
  private record Unit(
      long evidenceId, long fileSystemId, String path, long size, long firstByte, byte[] runs) {
    Unit(FreeRange range) {
      this(
          range.evidenceId(),
          range.fileSystem().id(),
          range.path(),
          range.size(),
          range.mediaOf(range.first()),
          new RunList(0, range.blocks()).encode());
    }

    Unit(long evidenceId, SlackGroups.Group group) {
      this(evidenceId, group.fileSystem().id(), group.path(), group.size(), -1, null);
    }

    /** Slack has no bytes of its own: it is read with its files. */
    ItemRow row(long id) {
      return new ItemRow(
          id,
          evidenceId,
          fileSystemId,
          path,
          null,
          ItemRow.Address.NONE,
          "virtual",
          "allocated",
          false,
          new ItemRow.Sizes(size, size, size),
          ItemFlags.RANGE,
          ItemRow.Times.NONE,
          ItemRow.Owner.NONE,
          null,
          firstByte,
          runs,
          runs != null);
    }
  }

  /** Row id of a unit that is not done; 0 when it is. */
  private long pendingId(PreparedStatement listed, Unit unit, List<ItemRow> added)
      throws SQLException {
    listed.setLong(1, unit.evidenceId());
    listed.setString(2, unit.path());
    listed.setLong(3, unit.fileSystemId());
    try (ResultSet row = listed.executeQuery()) {
      if (row.next()) {
        return row.getBoolean(2) ? 0 : row.getLong(1);
      }
    }
    long id = ++nextItem;
    added.add(unit.row(id));
    if (added.size() == BATCH) {
      add(added);
      added.clear();
    }
    return id;
  }

  private void add(List<ItemRow> rows) {
    if (!rows.isEmpty()) {
      List<ItemRow> batch = List.copyOf(rows);
      context
          .ring()
          .publish(
              (CaseWriter w) -> {
                for (ItemRow row : batch) {
                  w.items().add(row);
                }
              });
    }
  }

  private static List<FileSystemRecord> fileSystems(EvidenceRecord evidence, Connection connection)
      throws SQLException {
    return new EvidenceCatalog(connection)
        .fileSystems(evidence.id()).stream().filter(fs -> !fs.inPool()).toList();
  }

  private List<FreeRange> ranges(EvidenceRecord evidence, Connection connection)
      throws SQLException {
    FreeSpacePlan plan = new FreeSpacePlan(context, evidence);
    List<FreeRange> ranges = new ArrayList<>(plan.outside(connection));
    for (FileSystemRecord fileSystem : fileSystems(evidence, connection)) {
      String place = evidence.label() + "/@" + fileSystem.start();
      Optional<Quarantine.Entry> barred = context.quarantine().fileSystem(fileSystem.id());
      context.journal().enter(0, Stage.ENUMERATING, fileSystem.id(), place);
      try {
        if (barred.isPresent()) {
          unknown(evidence, place, barred.get().message());
        } else {
          ranges.addAll(plan.freeBlocks(fileSystem));
        }
      } catch (TskException e) {
        unknown(evidence, place, e.getMessage());
      }
      context.journal().idle(0);
    }
    return ranges;
  }

  private void unknown(EvidenceRecord evidence, String place, String why) {
    String message =
        place
            + ": expected a readable allocation map, found: "
            + why
            + "; its free blocks are not searched";
    FailureRow failure =
        new FailureRow(
            evidence.id(),
            0,
            null,
            Optional.of(place),
            Stage.SEARCHING.failureStage(),
            "damaged",
            message);
    context.ring().publish((CaseWriter w) -> w.failures().once(failure));
  }
}
