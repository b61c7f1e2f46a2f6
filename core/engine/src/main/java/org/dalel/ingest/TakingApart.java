package org.dalel.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.api.Secret;
import org.dalel.casefile.ContentType;
import org.dalel.casefile.write.ContentOutcome;
import org.dalel.casefile.write.ContentRef;
import org.dalel.casefile.write.ContentRow;
import org.dalel.casefile.write.ContentStatus;
import org.dalel.casefile.write.FailureRow;
import org.dalel.content.ContentAnalyzer;
import org.dalel.content.ContentResult;
import org.dalel.content.ContentSource;
import org.dalel.content.EmbeddedChild;

/**
 * The taking apart of one content: its text, metadata and artifacts, what is in it, and what did
 * not work.
 */
final class TakingApart implements Readings.Watcher {
  private final Tools tools;
  private final RunContext context;
  private final int slot;
  private final ContentRef ref;
  private final ContentProcessor.Job job;
  private final EmbeddedDocuments documents;
  private final EmbeddedTally embedded;
  private final Readings readings;
  private final List<FailureRow> failures = new ArrayList<>();
  private Optional<String> atWork = Optional.empty();

  /**
   * What a worker thread takes contents apart with.
   *
   * @param slot its place in the journal
   */
  record Tools(
      RunContext context,
      int slot,
      ContentAnalyzer analyzer,
      TextPacker packer,
      ArtifactFinder finder) {}

  private record Apart(ContentResult result, ContentStatus status, Optional<String> why) {}

  /**
   * @param secrets for the readers of containers
   * @param place where it lies, for readers that look beside it
   */
  TakingApart(
      Tools tools,
      ContentRef ref,
      ContentProcessor.Job job,
      EmbeddedDocuments documents,
      List<Secret> secrets,
      Optional<Neighbours> place) {
    this.tools = tools;
    this.context = tools.context();
    this.slot = tools.slot();
    this.ref = ref;
    this.job = job;
    this.documents = documents;
    this.embedded = documents.tally();
    this.readings =
        new Readings(
            context.extensions(), secrets, () -> context.journal().alive(slot), this, place);
  }

  /** The row of the content; what is in it is published when this returns. */
  ContentRow row() throws SQLException, IOException {
    List<Long> hits = context.hashSets().hits(job.digests());
    Optional<Quarantine.Entry> barred = context.quarantine().content(job.digests().sha256());
    if (barred.isPresent()) {
      fail(barred.get().stage(), barred.get().kind(), barred.get().message());
      return bare(ContentStatus.FAILED, Optional.of(barred.get().message()), hits);
    }
    if (context.order().profile() == Profile.TRIAGE) {
      return bare(
          hits.isEmpty() ? ContentStatus.IDENTIFIED : ContentStatus.KNOWN, Optional.empty(), hits);
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
        tools.packer().pack(keep ? result.text() : ""),
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
        tools
            .analyzer()
            .analyze(
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
      fail("parse", "damaged", shown() + why.orElse("the parser gave up"));
    } else if (status == ContentStatus.LIMITED) {
      fail("parse", "limit", shown() + why.orElse("a limit was met"));
    }
    result.problems().stream()
        .filter(problem -> !readings.isOfAReader(problem))
        .forEach(problem -> fail("parse", "damaged", shown() + problem));
    return new Apart(result, status, status == ContentStatus.PARSED ? Optional.empty() : why);
  }

  /** What is in the container now that secrets open it. */
  ContentProcessor.Reopened reopened(String triedWith) throws IOException {
    Apart apart = apart();
    Extracted secrets = Extracted.nothing();
    readings.addTo(secrets, triedWith);
    secrets.failures().forEach(f -> ofReader(f.kind(), f.message(), f.extractor()));
    return new ContentProcessor.Reopened(
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

  /** Takes a document that came out; false when no more are wanted. */
  private boolean child(EmbeddedChild child, ContentSource source) throws IOException {
    documents.take(child, source);
    context
        .journal()
        .enter(slot, Stage.PARSING, job.item().id(), job.place(), job.digests().sha256());
    atWork.ifPresent(reader -> context.journal().extracting(slot, reader));
    return embedded.limit().isEmpty();
  }

  private ArtifactFinder.Found extract(ContentResult result) throws IOException {
    List<Quarantine.Entry> barred = context.quarantine().extraction(job.digests().sha256());
    barred.forEach(entry -> fail("extract", entry.kind(), entry.message()));
    context.journal().stage(slot, Stage.EXTRACTING);
    ArtifactFinder.Found found =
        tools
            .finder()
            .find(
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

  private String shown() {
    return ContentType.shown(job.type()) + ": ";
  }

  private void fail(String stage, String kind, String message) {
    failures.add(new FailureRow(0, 0, ref, Optional.empty(), stage, kind, message));
  }
}
