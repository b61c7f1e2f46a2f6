package org.dalel.content;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.parser.Parser;
import org.dalel.content.ContentResult.Status;

/**
 * Extracts text, metadata and embedded documents from a content whose type is known.
 *
 * <p>The frequent and simple types take paths of their own, all others Tika's parser. Thread-safe.
 */
public final class ContentAnalyzer {
  private final TikaParsers parsers;
  private final TikaAnalyzer tika;
  private final PlainTextPath plainText;
  private final ZipPath zip;

  /** Loads Tika's parsers, some 300 ms. */
  public ContentAnalyzer() {
    this.parsers = new TikaParsers();
    this.tika = new TikaAnalyzer(parsers);
    this.plainText = new PlainTextPath(parsers.config().getEncodingDetector());
    this.zip = new ZipPath(parsers.config().getEncodingDetector());
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
   * @throws IOException when the sink fails or the content cannot be read
   */
  public ContentResult analyze(
      ContentSource source, String name, String type, EmbeddedSink sink, AnalysisContext limits)
      throws IOException {
    if (source.size() == 0) {
      return withoutText(Status.EMPTY, type);
    }
    if (MozLz4Path.isFor(source)) {
      ChildDelivery inside = new ChildDelivery(sink, limits, source.size());
      return MozLz4Path.analyze(source, name, type, inside);
    }
    Optional<Parser> parser = parsers.find(type);
    if (parser.isEmpty()) {
      return withoutText(Status.UNSUPPORTED, type);
    }
    Optional<ContentSource.Slice> bytes = source.memory();
    if (bytes.isPresent() && PlainTextPath.isFor(parser.get())) {
      Optional<ContentResult> result = plainText.analyze(bytes.get(), type, limits.maxText());
      if (result.isPresent()) {
        return result.get();
      }
    }
    ChildDelivery children = new ChildDelivery(sink, limits, source.size());
    if (type.equals(GzipPath.TYPE)) {
      return GzipPath.analyze(source, name, children);
    }
    if (ZipPath.isFor(parser.get(), source)) {
      Optional<ContentResult> result = zip.analyze(source, type, children);
      if (result.isPresent()) {
        return result.get();
      }
    }
    return tika.analyze(parser.get(), source, name, type, children, limits.maxText());
  }

  private static ContentResult withoutText(Status status, String type) {
    Optional<String> message =
        status == Status.EMPTY ? Optional.empty() : Optional.of("no parser for " + type);
    return new ContentResult(
        status,
        "",
        false,
        Optional.empty(),
        new TreeMap<>(Map.of(HttpHeaders.CONTENT_TYPE, List.of(type))),
        message);
  }
}
