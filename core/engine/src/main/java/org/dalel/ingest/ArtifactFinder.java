package org.dalel.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.dalel.api.Scope;
import org.dalel.content.ContentResult;
import org.dalel.content.ContentSource;
import org.dalel.extension.ExtensionHost;
import org.dalel.extension.LoadedExtractor;

/** Runs the extractors that want to see a content. */
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

  /**
   * What a content gave.
   *
   * @param extracted what the extractors found that want to see it
   * @param wantedBy extractors that want to see, where they lie, all files that begin like it
   */
  record Found(Extracted extracted, List<String> wantedBy) {}

  /** Calls all extractors that want to see the content and are not barred from it. */
  Found find(ContentProcessor.Job job, ContentResult result, Predicate<String> barred)
      throws IOException {
    Extracted extracted = Extracted.nothing();
    if (host.extractors().isEmpty()) {
      return new Found(extracted, List.of());
    }
    ContentSource.Slice head = job.source().head(HEAD);
    ByteBuffer bytes =
        ByteBuffer.wrap(head.array(), head.offset(), head.length()).slice().asReadOnlyBuffer();
    boolean hasText = !result.text().isEmpty();
    for (LoadedExtractor extractor : host.matching(job.type(), "/" + job.name(), bytes, hasText)) {
      String name = extractor.qualifiedId();
      if (extractor.description().scope() == Scope.CONTENT && !barred.test(name)) {
        run.journal().extracting(slot, name);
        ContentFile file =
            new ContentFile(
                job.source(), job.type(), hasText ? Optional.of(result.text()) : Optional.empty());
        extracted.add(host.extract(extractor, file, new Budget()), null);
      }
    }
    List<String> wantedBy =
        host.askingForFirstBytes(bytes).stream().map(LoadedExtractor::qualifiedId).toList();
    return new Found(extracted, wantedBy);
  }
}
