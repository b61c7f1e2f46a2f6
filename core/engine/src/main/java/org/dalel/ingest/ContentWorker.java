package org.dalel.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dalel.casefile.write.CaseWriter;
import org.dalel.casefile.write.ContentKey;
import org.dalel.casefile.write.ContentRef;
import org.dalel.casefile.write.ContentStatus;
import org.dalel.casefile.write.Digests;
import org.dalel.casefile.write.ExamStatus;
import org.dalel.casefile.write.FailureRow;
import org.dalel.casefile.write.ItemFlags;
import org.dalel.casefile.write.ItemResult;
import org.dalel.content.ContentSource;
import org.dalel.evidence.EvidenceRecord;
import org.dalel.evidence.ItemContent;

/**
 * One worker thread: claims the next item, reads its content once, and hands on what it found.
 *
 * <pre>
 *   claim ▸ read + hash ▸ known? ▸ identify ▸ [somebody else has this content? leave a note] ▸ parse, extract ▸ result
 * </pre>
 */
final class ContentWorker implements Runnable {
  private static final long LEAST_SPACE = 64L << 20;

  private final RunContext context;
  private final ItemQueue queue;
  private final int slot;
  private final ItemReader reader;
  private final ContentProcessor processor;
  private final Optional<ItemBatch> batch;
  private final Progressed progressed;
  private Exception error;

  ContentWorker(RunContext context, ItemQueue queue, int slot) {
    this.context = context;
    this.queue = queue;
    this.slot = slot;
    this.progressed = new Progressed(context.journal());
    this.reader = new ItemReader(context, slot);
    this.batch = mayBatch(context.order()) ? Optional.of(new ItemBatch(reader)) : Optional.empty();
    this.processor = new ContentProcessor(context, slot);
  }

  /**
   * Only where no content takes long: what is in a batch waits for all before it. Further digests
   * are computed with the usual ones, content by content.
   */
  private static boolean mayBatch(WorkerOrder order) {
    return order.profile() == Profile.TRIAGE
        && order.digests().isEmpty()
        && order.suspects().isEmpty();
  }

  @Override
  public void run() {
    try (reader) {
      while (!context.stop().isRequested()) {
        List<List<WorkItem>> groups =
            batch.isPresent()
                ? queue.claim(ItemBatch.MOST, ItemBatch.SMALL, ItemBatch.ROOM)
                : queue.claim(1, 0, 0);
        if (groups.isEmpty()) {
          break;
        }
        for (List<WorkItem> group : groups) {
          process(group);
        }
        if (batch.isPresent()) {
          batch.get().drain(this::takeFromBatch);
        }
        context.journal().idle(slot);
      }
    } catch (SQLException | ResultRing.CaseWriteException e) {
      error = e;
      context.stop().request();
    } catch (IOException e) {
      // on a full disk nothing goes on; otherwise this content is to blame, not the run
      if (context.folder().root().toFile().getUsableSpace() > LEAST_SPACE) {
        WorkerExit.halt(e);
      }
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

  /** Names of one content (hard links): read once. */
  private void process(List<WorkItem> group) throws SQLException, IOException {
    WorkItem first = group.get(0);
    EvidenceRecord evidence = context.evidence(first.evidenceId());
    String place =
        evidence.label() + first.path() + (first.stream() == null ? "" : ":" + first.stream());
    context.journal().enter(slot, Stage.READING, first.id(), place);
    Optional<Quarantine.Entry> barred = context.quarantine().item(first.id());
    Optional<String> hole = reader.reasonNotToRead(first);
    Optional<String> limit = reader.limitMet(first);
    if (barred.isPresent()) {
      group.forEach(
          item ->
              unread(
                  item,
                  ExamStatus.FAILED,
                  barred.get().stage(),
                  barred.get().kind(),
                  barred.get().message()));
    } else if (hole.isPresent()) {
      group.forEach(
          item ->
              finish(new ItemResult(item.id(), null, ExamStatus.SKIPPED, hole, 0), item.size()));
    } else if (limit.isPresent()) {
      String message = place + ": " + limit.get();
      group.forEach(item -> unread(item, ExamStatus.SKIPPED, "read", "limit", message));
    } else {
      read(group, place);
    }
  }

  private void read(List<WorkItem> group, String place) throws SQLException, IOException {
    WorkItem first = group.get(0);
    try (ItemContent content = reader.open(first)) {
      if (batch.isPresent() && batch.get().hasRoomFor(content)) {
        batch.get().add(content, group, place);
      } else {
        take(group, place, reader.read(content, first));
      }
    } catch (ItemReader.UnreadableException e) {
      String message = place + ": " + e.getMessage() + "; its digests are not known";
      group.forEach(item -> unread(item, ExamStatus.UNREADABLE, "read", "unreadable", message));
    }
  }

  private void takeFromBatch(List<WorkItem> group, String place, ItemReader.Read read)
      throws SQLException, IOException {
    context.journal().enter(slot, Stage.IDENTIFYING, group.get(0).id(), place);
    take(group, place, read);
  }

  private void take(List<WorkItem> group, String place, ItemReader.Read read)
      throws SQLException, IOException {
    try (ContentSource source = read.source()) {
      Map<String, ContentRef> unshared = new HashMap<>();
      for (WorkItem item : group) {
        take(item, source, read, place, unshared);
      }
    }
  }

  private void take(
      WorkItem item,
      ContentSource source,
      ItemReader.Read read,
      String place,
      Map<String, ContentRef> unshared)
      throws SQLException, IOException {
    Digests digests = read.digests();
    context.journal().content(slot, digests.sha256());
    context.journal().stage(slot, Stage.IDENTIFYING);
    String type =
        processor.identify(source, item.name(), digests, () -> PlaceName.of(item, context));
    long bytes = read.bytes();
    if (read.damage().isPresent()) {
      ContentRef ref = unshared.get(type);
      if (ref == null) {
        ref = new ContentRef();
        processor.process(
            ref, new ContentProcessor.Job(item, place, source, item.name(), digests, type, false));
        unshared.put(type, ref);
      }
      String why = place + ": " + read.damage().get();
      context.recordBadRanges();
      failed(
          new ItemResult(item.id(), ref, ExamStatus.UNREADABLE, read.damage(), bytes),
          item,
          new FailureRow(
              item.evidenceId(), item.id(), null, Optional.empty(), "read", "unreadable", why));
      return;
    }
    ContentKey key = ContentKeys.of(digests, type, item.name());
    Consumer<ContentRef> done = ref -> finish(result(item, ref, bytes), item.size());
    ContentLedger.Claim claim = context.ledger().claim(key, done);
    context.journal().stage(slot, Stage.STORING);
    switch (claim.turn()) {
      case DONE -> done.accept(claim.ref());
      case MINE -> {
        var outcome =
            processor.process(
                claim.ref(),
                new ContentProcessor.Job(item, place, source, item.name(), digests, type, true));
        context.ledger().settle(key, outcome);
        done.accept(claim.ref());
      }
      case BUSY -> {
        // the worker that has this content writes this item's result when it is done
      }
    }
  }

  private static ItemResult result(WorkItem item, ContentRef ref, long bytes) {
    if (item.has(ItemFlags.ENCRYPTED)) {
      return new ItemResult(
          item.id(),
          ref,
          ExamStatus.ENCRYPTED,
          Optional.of("encrypted by the file system; the digests are those of the encrypted bytes"),
          bytes);
    }
    return new ItemResult(
        item.id(), ref, examStatus(ref.outcome().status()), Optional.empty(), bytes);
  }

  static ExamStatus examStatus(ContentStatus status) {
    return switch (status) {
      case ENCRYPTED -> ExamStatus.ENCRYPTED;
      case FAILED -> ExamStatus.FAILED;
      case IDENTIFIED, PARSED, KNOWN, UNSUPPORTED, LIMITED -> ExamStatus.EXAMINED;
    };
  }

  private void unread(WorkItem item, ExamStatus status, String stage, String kind, String message) {
    failed(
        new ItemResult(item.id(), null, status, Optional.of(message), 0),
        item,
        new FailureRow(item.evidenceId(), item.id(), null, Optional.empty(), stage, kind, message));
  }

  /** One change: a result without its failure, or the other way round, is never committed. */
  private void failed(ItemResult result, WorkItem item, FailureRow failure) {
    context
        .ring()
        .publish(
            (CaseWriter w) -> {
              w.failures().add(failure);
              w.items().finish(result);
            });
    progressed.item(Math.max(0, item.size()));
  }

  private void finish(ItemResult result, long size) {
    context.ring().publish((CaseWriter w) -> w.items().finish(result));
    progressed.item(Math.max(0, size));
  }
}
