package org.dalel.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.dalel.casefile.write.ContentKey;
import org.dalel.casefile.write.ContentOutcome;
import org.dalel.casefile.write.ContentRef;
import org.dalel.casefile.write.Digests;
import org.dalel.casefile.write.ExamStatus;
import org.dalel.content.ContentSource;
import org.dalel.content.EmbeddedChild;

/**
 * The documents that come out of one container: each is identified and processed, unless that was
 * done where it was met before, and listed.
 */
final class EmbeddedDocuments {
  private final ContentProcessor processor;
  private final RunContext context;
  private final int slot;
  private final ContentProcessor.Job container;
  private final EmbeddedTally tally;

  EmbeddedDocuments(
      ContentProcessor processor, RunContext context, int slot, ContentProcessor.Job container) {
    this.processor = processor;
    this.context = context;
    this.slot = slot;
    this.container = container;
    this.tally = new EmbeddedTally(container.source().size());
  }

  /** What was listed, and the limits on it. */
  EmbeddedTally tally() {
    return tally;
  }

  /** Takes a document with as much of its content as there is. */
  void take(EmbeddedChild child, ContentSource source) throws IOException {
    switch (child.state()) {
      case ENCRYPTED -> tally.add(child, -1, ExamStatus.ENCRYPTED, "encrypted in its container");
      case UNREADABLE ->
          tally.add(
              child,
              -1,
              ExamStatus.UNREADABLE,
              child.why().orElse("packed in a way that no reader here knows"));
      case BARE -> tally.addBare(child);
      case COMPLETE, PARTIAL -> inside(child, source);
    }
  }

  private void inside(EmbeddedChild child, ContentSource source) throws IOException {
    String shown = EmbeddedTally.shownName(child);
    String place = container.place() + "!/" + shown;
    // until its digest is known, the container is to blame
    context
        .journal()
        .enter(slot, Stage.PARSING, container.item().id(), place, container.digests().sha256());
    Digests found;
    try {
      found = processor.digest(source);
    } catch (IOException e) {
      if (child.beside().isEmpty()) {
        throw e;
      }
      tally.add(
          child, source.size(), ExamStatus.UNREADABLE, "beside the container: " + e.getMessage());
      return;
    }
    context.journal().content(slot, found.sha256());
    context.journal().stage(slot, Stage.IDENTIFYING);
    String lastName = shown.substring(shown.lastIndexOf('/') + 1);
    String type =
        processor.identify(
            source,
            lastName,
            found,
            () -> PlaceName.inside(container.digests().sha256(), container.type(), child.index()));
    boolean complete = child.state() == EmbeddedChild.State.COMPLETE;
    ContentProcessor.Job inner =
        new ContentProcessor.Job(container.item(), place, source, lastName, found, type, complete);
    try {
      settle(child, inner);
    } catch (SQLException e) {
      throw new IOException("a hash set cannot be read: " + e.getMessage(), e);
    }
  }

  private void settle(EmbeddedChild child, ContentProcessor.Job inner)
      throws SQLException, IOException {
    ContentKey key = ContentKeys.of(inner.digests(), inner.type(), inner.name());
    long size = inner.source().size();
    if (processor.isInHand(key)) {
      tally.add(child, size, ExamStatus.SKIPPED, "contains itself");
      return;
    }
    if (processor.depth() >= EmbeddedTally.DEEPEST) {
      tally.addTooDeep(child, size);
      return;
    }
    ContentRef inside = new ContentRef();
    ContentOutcome outcome;
    if (!inner.complete()) {
      outcome = processor.process(inside, inner);
    } else {
      ContentLedger.Claim claim = context.ledger().claim(key, null);
      inside = claim.ref();
      outcome =
          claim.turn() == ContentLedger.Claim.Turn.DONE
              ? inside.outcome()
              : processor.process(inside, inner);
      if (claim.turn() == ContentLedger.Claim.Turn.MINE) {
        context.ledger().settle(key, outcome);
      }
    }
    Optional<String> partial =
        inner.complete()
            ? Optional.empty()
            : Optional.of(
                child
                    .why()
                    .map(why -> "only its beginning could be read: " + why)
                    .orElse("only its beginning could be read"));
    ExamStatus status =
        inner.complete() ? ContentWorker.examStatus(outcome.status()) : ExamStatus.UNREADABLE;
    tally.add(child, size, inside, status, partial, outcome);
  }
}
