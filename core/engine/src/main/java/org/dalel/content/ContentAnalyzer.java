package org.dalel.content;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.dalel.content.ContentResult.Status;

/**
 * Extracts text, metadata and embedded documents from a content whose type is known. Thread-safe.
 */
public final class ContentAnalyzer {
  private final TikaAnalyzer tika;

  /** Loads Tika's parsers, some 300 ms. */
  public ContentAnalyzer() {
    TikaParsers parsers = new TikaParsers();
    this.tika = new TikaAnalyzer(parsers);
  }

  /**
   * Analyses one content.
   *
   * @param source the content
   * @param name last component of its name, empty when it has none
   * @param type media type, from {@link TypeDetector}
   * @param sink takes the embedded documents, in the order of the container
   * @param limits limits of this analysis
   * @return what was found; damage and limits are statuses, not exceptions
   * @throws IOException when the sink fails
   */
  public ContentResult analyze(
      ContentSource source, String name, String type, EmbeddedSink sink, AnalysisContext limits)
      throws IOException {
    if (source.size() == 0) {
      return new ContentResult(
          Status.EMPTY,
          "",
          false,
          Optional.empty(),
          new TreeMap<>(java.util.Map.of("Content-Type", List.of(type))),
          Optional.empty());
    }
    return tika.analyze(source, name, type, sink, limits);
  }
}
