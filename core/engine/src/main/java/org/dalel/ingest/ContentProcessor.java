package org.dalel.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dalel.api.Secret;
import org.dalel.casefile.write.CaseChange;
import org.dalel.casefile.write.CaseWriter;
import org.dalel.casefile.write.ContentKey;
import org.dalel.casefile.write.ContentOutcome;
import org.dalel.casefile.write.ContentRef;
import org.dalel.casefile.write.ContentRow;
import org.dalel.casefile.write.ContentStatus;
import org.dalel.casefile.write.Digests;
import org.dalel.casefile.write.EmbeddedRow;
import org.dalel.casefile.write.ExtractionRow;
import org.dalel.casefile.write.FailureRow;
import org.dalel.content.ContentSource;

/**
 * Takes one content apart: text, metadata, artifacts, embedded documents and theirs. Publishes one
 * row a content, children before their parents. Belongs to one worker thread.
 *
 * <p>What a content gives depends on the content alone, never on where it was met: limits count
 * what is inside a content as if it stood alone.
 */
final class ContentProcessor {
  private static final int SLICE = 1 << 20;

  private final RunContext context;
  private final int slot;
  private final TakingApart.Tools tools;
  private final ContainerReaders readers;
  private final DigestSet digests;
  private final Deque<ContentKey> inHand = new ArrayDeque<>();

  ContentProcessor(RunContext context, int slot) {
    this.context = context;
    this.slot = slot;
    this.tools =
        new TakingApart.Tools(
            context, slot, context.analyzer(), new TextPacker(), new ArtifactFinder(context, slot));
    this.readers = new ContainerReaders(context.extensions());
    this.digests = new DigestSet(context.order().digests());
  }

  /**
   * A content to be processed.
   *
   * @param item the item in which it was met
   * @param place for the journal and messages
   * @param source its bytes
   * @param name its name
   * @param digests its digests
   * @param type its media type
   * @param complete whether all its bytes could be read
   */
  record Job(
      WorkItem item,
      String place,
      ContentSource source,
      String name,
      Digests digests,
      String type,
      boolean complete) {}

  /**
   * The media type; content that killed a worker while it was identified has none.
   *
   * @param place names the place; asked only if it counts
   */
  String identify(ContentSource source, String name, Digests found, Supplier<String> place)
      throws IOException {
    Optional<Quarantine.Entry> barred = context.quarantine().content(found.sha256());
    if (barred.isPresent() && barred.get().stage().equals("identify")) {
      return "application/octet-stream";
    }
    return readers.typeOf(context.types().detect(source, name), name, source, place);
  }

  /** Processes a content and all in it; its row is published when this returns. */
  ContentOutcome process(ContentRef ref, Job job) throws SQLException, IOException {
    inHand.push(ContentKeys.of(job.digests(), job.type(), job.name()));
    try {
      ContentRow row = taking(ref, job, List.of(), Optional.empty()).row();
      if (!job.complete()) {
        ref.settle(row.outcome());
      }
      context.journal().stage(slot, Stage.STORING);
      context.ring().publish(new StoreContent(row));
      return row.outcome();
    } finally {
      inHand.pop();
    }
  }

  /**
   * A container that was taken apart again.
   *
   * @param status how it ended this time
   * @param why the reason when it was not parsed
   * @param embedded all that is in it
   * @param secrets what its readers had to do with secrets
   * @param failures of this time, in place of earlier ones
   */
  record Reopened(
      ContentStatus status,
      Optional<String> why,
      List<EmbeddedRow> embedded,
      List<ExtractionRow> secrets,
      List<FailureRow> failures) {}

  /**
   * Takes a container apart again, with secrets, and processes what is in it; the contents are
   * published when this returns, the container's row is left alone. What it was said to come to
   * ({@link ContentOutcome}) stays as it was without secrets: what a secret opens is no reason to
   * list less of what lies around it.
   *
   * @param triedWith digest of the secrets
   * @param place where it lies, if its reader looks beside it
   */
  Reopened reopen(
      ContentRef ref, Job job, List<Secret> secrets, String triedWith, Optional<Neighbours> place)
      throws IOException {
    inHand.push(ContentKeys.of(job.digests(), job.type(), job.name()));
    try {
      return taking(ref, job, secrets, place).reopened(triedWith);
    } finally {
      inHand.pop();
    }
  }

  private TakingApart taking(
      ContentRef ref, Job job, List<Secret> secrets, Optional<Neighbours> place) {
    return new TakingApart(
        tools, ref, job, new EmbeddedDocuments(this, context, slot, job), secrets, place);
  }

  /** Whether a content is one of those in which the thread stands. */
  boolean isInHand(ContentKey key) {
    return inHand.contains(key);
  }

  /** In how many contents, one in the other, the thread stands. */
  int depth() {
    return inHand.size();
  }

  /** The digests of all bytes. */
  Digests digest(ContentSource source) throws IOException {
    Optional<ContentSource.Slice> memory = source.memory();
    if (memory.isPresent()) {
      digests.update(memory.get().array(), memory.get().offset(), memory.get().length());
      return digests.finish();
    }
    byte[] buffer = new byte[SLICE];
    try (var in = source.open()) {
      for (int got = in.read(buffer); got > 0; got = in.read(buffer)) {
        digests.update(buffer, 0, got);
        context.journal().alive(slot);
      }
    }
    return digests.finish();
  }

  private record StoreContent(ContentRow row) implements CaseChange {
    @Override
    public void apply(CaseWriter writer) throws SQLException {
      writer.contents().store(row);
    }

    @Override
    public long weight() {
      return row.weight();
    }
  }
}
