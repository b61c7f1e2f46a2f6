package org.dalel.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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
import org.dalel.casefile.write.ExamStatus;
import org.dalel.casefile.write.ExtractionRow;
import org.dalel.casefile.write.FailureRow;
import org.dalel.content.ContentAnalyzer;
import org.dalel.content.ContentResult;
import org.dalel.content.ContentSource;
import org.dalel.content.EmbeddedChild;

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
  private final ContentAnalyzer analyzer;
  private final TextPacker packer = new TextPacker();
  private final ArtifactFinder finder;
  private final ContainerReaders readers;
  private final DigestSet digests;
  private final Deque<ContentKey> inHand = new ArrayDeque<>();

  ContentProcessor(RunContext context, int slot) {
    this.context = context;
    this.slot = slot;
    this.analyzer = context.analyzer();
    this.finder = new ArtifactFinder(context, slot);
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

  /** The media type; content that killed a worker while it was identified has none. */
  String identify(ContentSource source, String name, Digests found) throws IOException {
    Optional<Quarantine.Entry> barred = context.quarantine().content(found.sha256());
    if (barred.isPresent() && barred.get().stage().equals("identify")) {
      return "application/octet-stream";
    }
    return readers.typeOf(context.types().detect(source, name), name, source);
  }

  /** Processes a content and all in it; its row is published when this returns. */
  ContentOutcome process(ContentRef ref, Job job) throws SQLException, IOException {
    inHand.push(ContentKeys.of(job.digests(), job.type(), job.name()));
    try {
      Taking taking = new Taking(ref, job, List.of());
      ContentRow row = taking.row();
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
   */
  Reopened reopen(ContentRef ref, Job job, List<Secret> secrets, String triedWith)
      throws IOException {
    inHand.push(ContentKeys.of(job.digests(), job.type(), job.name()));
    try {
      return new Taking(ref, job, secrets).reopened(triedWith);
    } finally {
      inHand.pop();
    }
  }

  private record Apart(ContentResult result, ContentStatus status, Optional<String> why) {}

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

  /** The taking apart of one content. */
  private final class Taking implements Readings.Watcher {
    private final ContentRef ref;
    private final Job job;
    private final EmbeddedTally embedded;
    private final Readings readings;
    private final List<FailureRow> failures = new ArrayList<>();
    private Optional<String> atWork = Optional.empty();

    Taking(ContentRef ref, Job job, List<Secret> secrets) {
      this.ref = ref;
      this.job = job;
      this.embedded = new EmbeddedTally(job.source().size());
      this.readings =
          new Readings(context.extensions(), secrets, () -> context.journal().alive(slot), this);
    }

    ContentRow row() throws SQLException, IOException {
      List<Long> hits = context.hashSets().hits(job.digests());
      Optional<Quarantine.Entry> barred = context.quarantine().content(job.digests().sha256());
      if (barred.isPresent()) {
        fail(barred.get().stage(), barred.get().kind(), barred.get().message());
        return bare(ContentStatus.FAILED, Optional.of(barred.get().message()), hits);
      }
      if (context.order().profile() == Profile.TRIAGE) {
        return bare(
            hits.isEmpty() ? ContentStatus.IDENTIFIED : ContentStatus.KNOWN,
            Optional.empty(),
            hits);
      }
      if (!hits.isEmpty()) {
        return bare(ContentStatus.KNOWN, Optional.of("known file"), hits);
      }
      return full();
    }

    private ContentRow full() throws IOException {
      Apart apart = apart();
      ArtifactFinder.Found found = extract(apart.result());
      readings.addTo(found.extracted(), null);
      boolean keep = context.order().text();
      ContentResult result = apart.result();
      return new ContentRow(
          ref,
          job.digests(),
          job.source().size(),
          job.type(),
          job.complete(),
          embedded.outcome(apart.status()),
          apart.why(),
          packer.pack(keep ? result.text() : ""),
          result.charset(),
          result.textTruncated(),
          MetadataText.json(result.metadata()),
          keep ? MetadataText.forIndex(result.metadata()) : "",
          embedded.rows(),
          found.extracted().artifacts(),
          failures,
          List.of(),
          found.wantedBy(),
          found.extracted().secrets());
    }

    private Apart apart() throws IOException {
      context.journal().stage(slot, Stage.PARSING);
      List<Quarantine.Entry> barred = context.quarantine().extraction(job.digests().sha256());
      ContentResult result =
          analyzer.analyze(
              job.source(),
              ContentKeys.nameFor(job.type(), job.name()),
              job.type(),
              this::child,
              embedded.forParser(context.order().textLimit()),
              readings.calls(
                  job.type(),
                  job.source(),
                  reader -> barred.stream().anyMatch(entry -> entry.bars(reader))),
              readings.secrets());
      ContentStatus status = status(result);
      Optional<String> why = embedded.limit().or(result::message);
      readings.failures().forEach(failed -> ofReader("plugin", failed.message(), failed.reader()));
      if (status == ContentStatus.FAILED && !isOnlyTheReaders(result)) {
        fail("parse", "damaged", job.type() + ": " + why.orElse("the parser gave up"));
      } else if (status == ContentStatus.LIMITED) {
        fail("parse", "limit", job.type() + ": " + why.orElse("a limit was met"));
      }
      result.problems().stream()
          .filter(problem -> !readings.isOfAReader(problem))
          .forEach(problem -> fail("parse", "damaged", job.type() + ": " + problem));
      return new Apart(result, status, status == ContentStatus.PARSED ? Optional.empty() : why);
    }

    /** What is in the container now that secrets open it. */
    Reopened reopened(String triedWith) throws IOException {
      Apart apart = apart();
      Extracted secrets = Extracted.nothing();
      readings.addTo(secrets, triedWith);
      secrets.failures().forEach(f -> ofReader(f.kind(), f.message(), f.extractor()));
      return new Reopened(
          apart.status(), apart.why(), embedded.rows(), secrets.secrets(), failures);
    }

    private void ofReader(String kind, String message, String reader) {
      failures.add(
          new FailureRow(0, 0, ref, Optional.empty(), "parse", kind, message, Optional.of(reader)));
    }

    /** What a plugin's reader failed with is a failure row of its own, not one of the content. */
    private boolean isOnlyTheReaders(ContentResult result) {
      return result.message().filter(readings::isOfAReader).isPresent();
    }

    @Override
    public void begins(String reader) {
      atWork = Optional.of(reader);
      context.journal().extracting(slot, reader);
    }

    @Override
    public void ended() {
      atWork = Optional.empty();
      context.journal().stage(slot, Stage.PARSING);
    }

    private ArtifactFinder.Found extract(ContentResult result) throws IOException {
      List<Quarantine.Entry> barred = context.quarantine().extraction(job.digests().sha256());
      barred.forEach(entry -> fail("extract", entry.kind(), entry.message()));
      context.journal().stage(slot, Stage.EXTRACTING);
      ArtifactFinder.Found found =
          finder.find(
              job, result, extractor -> barred.stream().anyMatch(entry -> entry.bars(extractor)));
      for (Extracted.Failure f : found.extracted().failures()) {
        failures.add(
            new FailureRow(
                0,
                0,
                ref,
                Optional.empty(),
                "extract",
                f.kind(),
                f.message(),
                Optional.of(f.extractor())));
      }
      return found;
    }

    private ContentStatus status(ContentResult result) {
      if (embedded.limit().isPresent()) {
        return ContentStatus.LIMITED;
      }
      return switch (result.status()) {
        case PARSED, EMPTY -> ContentStatus.PARSED;
        case ENCRYPTED -> ContentStatus.ENCRYPTED;
        case UNSUPPORTED -> ContentStatus.UNSUPPORTED;
        case FAILED -> ContentStatus.FAILED;
        case TRUNCATED -> ContentStatus.LIMITED;
      };
    }

    private ContentRow bare(ContentStatus status, Optional<String> why, List<Long> hits) {
      return new ContentRow(
          ref,
          job.digests(),
          job.source().size(),
          job.type(),
          job.complete(),
          ContentOutcome.leaf(status),
          why,
          Optional.empty(),
          Optional.empty(),
          false,
          null,
          "",
          List.of(),
          List.of(),
          failures,
          hits,
          List.of(),
          List.of());
    }

    private void fail(String stage, String kind, String message) {
      failures.add(new FailureRow(0, 0, ref, Optional.empty(), stage, kind, message));
    }

    private boolean child(EmbeddedChild child, ContentSource source) throws IOException {
      switch (child.state()) {
        case ENCRYPTED ->
            embedded.add(child, -1, ExamStatus.ENCRYPTED, "encrypted in its container");
        case UNREADABLE ->
            embedded.add(
                child,
                -1,
                ExamStatus.UNREADABLE,
                child.why().orElse("packed in a way that no reader here knows"));
        case BARE -> embedded.addBare(child);
        case COMPLETE, PARTIAL -> inside(child, source);
      }
      context
          .journal()
          .enter(slot, Stage.PARSING, job.item().id(), job.place(), job.digests().sha256());
      atWork.ifPresent(reader -> context.journal().extracting(slot, reader));
      return embedded.limit().isEmpty();
    }

    private void inside(EmbeddedChild child, ContentSource source) throws IOException {
      String shown = EmbeddedTally.shownName(child);
      String place = job.place() + "!/" + shown;
      // until its digest is known, the container is to blame
      context.journal().enter(slot, Stage.PARSING, job.item().id(), place, job.digests().sha256());
      Digests found = digest(source);
      context.journal().content(slot, found.sha256());
      context.journal().stage(slot, Stage.IDENTIFYING);
      String lastName = shown.substring(shown.lastIndexOf('/') + 1);
      String type = identify(source, lastName, found);
      boolean complete = child.state() == EmbeddedChild.State.COMPLETE;
      Job inner = new Job(job.item(), place, source, lastName, found, type, complete);
      try {
        settle(child, inner);
      } catch (SQLException e) {
        throw new IOException("a hash set cannot be read: " + e.getMessage(), e);
      }
    }

    private void settle(EmbeddedChild child, Job inner) throws SQLException, IOException {
      ContentKey key = ContentKeys.of(inner.digests(), inner.type(), inner.name());
      long size = inner.source().size();
      if (inHand.contains(key)) {
        embedded.add(child, size, ExamStatus.SKIPPED, "contains itself");
        return;
      }
      if (inHand.size() >= EmbeddedTally.DEEPEST) {
        embedded.addTooDeep(child, size);
        return;
      }
      ContentRef inside = new ContentRef();
      ContentOutcome outcome;
      if (!inner.complete()) {
        outcome = process(inside, inner);
      } else {
        ContentLedger.Claim claim = context.ledger().claim(key, null);
        inside = claim.ref();
        outcome =
            claim.turn() == ContentLedger.Claim.Turn.DONE
                ? inside.outcome()
                : process(inside, inner);
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
      embedded.add(child, size, inside, status, partial, outcome);
    }
  }

  private Digests digest(ContentSource source) throws IOException {
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
}
