package org.dalel.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.dalel.api.Artifact;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Scope;
import org.dalel.casefile.write.ArtifactRow;
import org.dalel.casefile.write.Json;
import org.dalel.content.ContentResult;
import org.dalel.content.ContentSource;
import org.dalel.extension.ExtensionHost;
import org.dalel.extension.Extraction;
import org.dalel.extension.LoadedExtractor;

/** Runs the extractors that want to see a content, and turns what they find into rows. */
final class ArtifactFinder {
  private static final int HEAD = 64 * 1024;

  private final RunContext run;
  private final ExtensionHost host;
  private final int slot;

  /** Tells the journal's slot which extractor is at work. */
  ArtifactFinder(RunContext run, int slot) {
    this.run = run;
    this.slot = slot;
    this.host = run.extensions();
  }

  /** What did not work in an extractor: kind and message of the failure row. */
  record Failure(String kind, String message) {}

  /** What the extractors find that want to see the content and are not barred from it. */
  List<ArtifactRow> find(
      ContentProcessor.Job job,
      ContentResult result,
      Predicate<String> barred,
      Consumer<Failure> failures)
      throws IOException {
    if (host.extractors().isEmpty()) {
      return List.of();
    }
    ContentSource.Slice head = job.source().head(HEAD);
    ByteBuffer bytes =
        ByteBuffer.wrap(head.array(), head.offset(), head.length()).slice().asReadOnlyBuffer();
    List<ArtifactRow> rows = new ArrayList<>();
    boolean hasText = !result.text().isEmpty();
    for (LoadedExtractor extractor : host.matching(job.type(), "/" + job.name(), bytes, hasText)) {
      String name = extractor.qualifiedId();
      if (extractor.description().scope() == Scope.CONTENT && !barred.test(name)) {
        run.journal().extracting(slot, name);
        ContentFile file =
            new ContentFile(job, hasText ? Optional.of(result.text()) : Optional.empty());
        take(host.extract(extractor, file, new Budget()), rows, failures);
      }
    }
    return rows;
  }

  private static void take(
      Extraction extraction, List<ArtifactRow> rows, Consumer<Failure> failures) {
    String plugin = extraction.by().qualifiedId();
    for (Artifact artifact : extraction.artifacts()) {
      rows.add(row(extraction.by(), artifact));
    }
    extraction
        .problems()
        .forEach(
            p ->
                failures.accept(
                    new Failure(
                        "damaged", plugin + " at " + p.where().printed() + ": " + p.message())));
    extraction
        .failure()
        .ifPresent(f -> failures.accept(new Failure("plugin", plugin + ": " + f.message())));
  }

  private static ArtifactRow row(LoadedExtractor by, Artifact artifact) {
    return new ArtifactRow(
        by.qualifiedId(),
        by.pluginVersion(),
        artifact.type(),
        artifact.state().name().toLowerCase(java.util.Locale.ROOT),
        artifact.confidence().name().toLowerCase(java.util.Locale.ROOT),
        Json.value(artifact.position().printed()),
        Json.inOrder(artifact.fields()),
        artifact.identifiers().stream()
            .map(
                i ->
                    new ArtifactRow.IdentifierRow(
                        i.kind().label(), i.normalised(), i.raw(), i.role().label()))
            .toList(),
        artifact.events().stream()
            .map(e -> new ArtifactRow.EventRow(e.epochNanos(), e.kind().label(), e.description()))
            .toList());
  }

  /** No deadline of its own: the supervisor's watchdog ends what takes too long. */
  private final class Budget implements ExtractionContext {
    @Override
    public Duration timeLeft() {
      return Duration.ofHours(1);
    }

    @Override
    public boolean isCancelled() {
      return run.stop().isRequested();
    }
  }
}
