package org.dalel.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.dalel.api.RecordState;
import org.dalel.api.ScanPlace;
import org.dalel.casefile.write.CaseChange;
import org.dalel.casefile.write.CaseWriter;
import org.dalel.casefile.write.ExamStatus;
import org.dalel.casefile.write.ExtractionTable.ScanRow;
import org.dalel.casefile.write.FailureRow;
import org.dalel.casefile.write.ItemResult;
import org.dalel.evidence.EvidenceRecord;
import org.dalel.evidence.RunList;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.extension.LoadedScanner;
import org.dalel.extension.Scan;
import org.dalel.extension.ScanSource;
import org.dalel.extension.ScanTeam;
import org.dalel.extension.ScanWindows;

/** One job of the phase that searches free space: a range, or a group of files with slack. */
final class FreeSpaceStep implements JobThreads.Step<FreeSpacePhase.Job> {
  private static final Optional<String> SEARCHED =
      Optional.of("a range that text scanners went over; it is no content and has no digests");

  private final RunContext context;
  private final ScanTeam team;
  private final Progressed progressed;
  private final ThreadLocal<ScanWindows> windows = ThreadLocal.withInitial(ScanWindows::new);

  FreeSpaceStep(RunContext context) {
    this.context = context;
    this.progressed = new Progressed(context.journal());
    this.team = context.extensions().scanners(ScanPlace.FREE);
  }

  @Override
  public void take(FreeSpacePhase.Job job, Examination examination, int slot) throws SQLException {
    Work work =
        job.range().isPresent()
            ? new Work(job.range().get(), slot)
            : new Work(job.slack().orElseThrow(), slot);
    work.enter();
    work.bar();
    if (job.range().isPresent()) {
      work.range(job.range().get());
    } else {
      work.slack(job.slack().get());
    }
    context.journal().stage(slot, Stage.STORING);
    // what was cut short by a stop is done again by the next run
    if (!context.stop().isRequested()) {
      context.ring().publish(work.change());
      progressed.item(job.bytes());
    }
  }

  /** The rows of a job, and how it ended. */
  private record Stored(List<ScanRow> found, List<FailureRow> failures, ItemResult result)
      implements CaseChange {
    @Override
    public void apply(CaseWriter writer) throws SQLException {
      for (ScanRow row : found) {
        writer.extractions().store(row);
      }
      for (FailureRow failure : failures) {
        writer.failures().add(failure);
      }
      writer.items().finish(result);
    }

    @Override
    public long weight() {
      return 1024 + 512L * found.stream().mapToLong(row -> row.artifacts().size()).sum();
    }
  }

  private final class Work {
    private final long itemId;
    private final EvidenceRecord evidence;
    private final String place;
    private final long bytes;
    private final int slot;
    private final EvidenceImage image;
    private final List<ScanRow> found = new ArrayList<>();
    private final List<FailureRow> failures = new ArrayList<>();
    private ExamStatus status = ExamStatus.EXAMINED;

    Work(FreeRange range, int slot) {
      this(
          range.itemId(),
          range.evidenceId(),
          range.fileSystem().start(),
          range.path(),
          range.size(),
          slot);
    }

    Work(SlackGroups.Group group, int slot) {
      this(
          group.itemId(),
          group.fileSystem().evidenceId(),
          group.fileSystem().start(),
          group.path(),
          group.size(),
          slot);
    }

    private Work(long itemId, long evidenceId, long start, String path, long bytes, int slot) {
      this.itemId = itemId;
      this.evidence = context.evidence(evidenceId);
      this.place = evidence.label() + "/@" + start + path;
      this.bytes = bytes;
      this.slot = slot;
      this.image = context.image(evidenceId);
    }

    void enter() {
      context.journal().enter(slot, Stage.SEARCHING, itemId, place);
    }

    /** Says which scanners do not see it, for they brought the worker down here. */
    void bar() {
      for (LoadedScanner scanner : team.scanners()) {
        context
            .quarantine()
            .place(itemId, scanner.qualifiedId())
            .ifPresent(
                entry -> {
                  status = ExamStatus.FAILED;
                  fail(entry.kind(), entry.message(), Optional.of(scanner.qualifiedId()));
                });
      }
    }

    void range(FreeRange range) {
      Scan scan = begin();
      long position = 0;
      for (RunList.Run run : range.blocks()) {
        long media = range.mediaOf(run);
        long length = run.length() * range.fileSystem().blockSize();
        long before = run == range.first() ? range.before() : 0;
        long after = run == range.last() ? range.after() : 0;
        if (!go(scan, media, length, before, after, media - position)) {
          break;
        }
        position += length;
      }
      take(scan, itemId, RecordState.CARVED, range::mediaAt);
    }

    void slack(SlackGroups.Group group) throws SQLException {
      try (Connection connection = context.folder().openCase()) {
        SlackGroups.forEach(connection, evidence, group, file -> slackOf(file, group));
      }
    }

    private void slackOf(SlackGroups.File file, SlackGroups.Group group) {
      Scan scan = begin();
      boolean whole = group.firstId() != group.lastId();
      long skipped = whole ? 0 : group.from();
      long left = whole ? Long.MAX_VALUE : group.size();
      for (SlackGroups.Piece piece : file.pieces()) {
        long first = Math.min(piece.length(), skipped);
        long length = Math.min(piece.length() - first, left);
        skipped -= first;
        left -= length;
        long behind = piece.length() - first - length;
        long shift = piece.media() - piece.position();
        if (length > 0 && !go(scan, piece.media() + first, length, first, behind, shift)) {
          break;
        }
      }
      take(scan, file.itemId(), RecordState.SLACK, file::mediaAt);
    }

    private Scan begin() {
      return team.begin(
          Optional.empty(),
          new Budget(),
          name -> context.quarantine().place(itemId, name).isPresent(),
          name -> context.journal().scanning(slot, name));
    }

    /**
     * Goes over bytes of the media that lie in one piece.
     *
     * @param shift what positions are less than bytes of the media
     */
    private boolean go(Scan scan, long media, long length, long before, long after, long shift) {
      ScanSource source =
          (position, target, offset, wanted) ->
              image.read(position, ByteBuffer.wrap(target, offset, wanted));
      ScanWindows window = windows.get();
      window.begin(source, media, media + length, media - before, media + length + after);
      window.shiftedBy(shift);
      try {
        while (window.next() && !context.stop().isRequested()) {
          context.journal().alive(slot);
          scan.window(window);
        }
        return true;
      } catch (IOException e) {
        status = ExamStatus.UNREADABLE;
        fail(
            "unreadable",
            place + ": expected to read it to its end, found: " + e.getMessage(),
            Optional.empty());
        return false;
      }
    }

    private void take(Scan scan, long owner, RecordState state, LongFunction<OptionalLong> media) {
      Extracted extracted = Extracted.nothing();
      scan.finish()
          .forEach(one -> extracted.add(FreeSpaceArtifacts.placed(one, state, media), null));
      if (!extracted.artifacts().isEmpty() || !extracted.secrets().isEmpty()) {
        found.add(new ScanRow(owner, extracted.artifacts(), extracted.secrets()));
      }
      for (Extracted.Failure failure : extracted.failures()) {
        fail(failure.kind(), failure.message(), Optional.of(failure.extractor()));
      }
    }

    private void fail(String kind, String message, Optional<String> scanner) {
      failures.add(
          new FailureRow(
              evidence.id(),
              itemId,
              null,
              Optional.empty(),
              Stage.SEARCHING.failureStage(),
              kind,
              message,
              scanner));
    }

    CaseChange change() {
      Optional<String> why = failures.isEmpty() ? SEARCHED : Optional.of(failures.get(0).message());
      return new Stored(found, failures, new ItemResult(itemId, null, status, why, bytes));
    }
  }
}
