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
  private final ShippedReaders readers;

  /** Loads Tika's parsers, some 300 ms. */
  public ContentAnalyzer() {
    this.parsers = new TikaParsers();
    this.tika = new TikaAnalyzer(parsers);
    this.plainText = new PlainTextPath(parsers.config().getEncodingDetector());
    this.readers = new ShippedReaders(parsers.config().getEncodingDetector());
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
    return analyze(source, name, type, sink, limits, List.of(), ReaderSecrets.NONE);
  }

  /**
   * The same, with container readers that come before the engine's own and before Tika's parsers:
   * the first that says that the container is its own takes it apart.
   *
   * @param secrets for the engine's own readers
   */
  public ContentResult analyze(
      ContentSource source,
      String name,
      String type,
      EmbeddedSink sink,
      AnalysisContext limits,
      List<ReaderCall> first,
      ReaderSecrets secrets)
      throws IOException {
    if (source.size() == 0) {
      return withoutText(Status.EMPTY, type);
    }
    ChildDelivery children = new ChildDelivery(sink, limits, source.size());
    for (ReaderCall reader : first) {
      Optional<ContentResult> result = byReader(reader, source, "", type, children);
      if (result.isPresent()) {
        return result.get();
      }
    }
    Optional<Parser> parser = parsers.find(type);
    Optional<ContentSource.Slice> bytes = source.memory();
    if (bytes.isPresent() && parser.isPresent() && PlainTextPath.isFor(parser.get())) {
      Optional<ContentResult> result = plainText.analyze(bytes.get(), type, limits.maxText());
      if (result.isPresent()) {
        return result.get();
      }
    }
    Optional<ReaderCall> reader = readers.find(parser, type, source, secrets);
    if (reader.isPresent()) {
      Optional<ContentResult> result = byReader(reader.get(), source, name, type, children);
      if (result.isPresent()) {
        return result.get();
      }
    }
    return parser.isPresent()
        ? tika.analyze(parser.get(), source, name, type, children, limits.maxText())
        : withoutText(Status.UNSUPPORTED, type);
  }

  /** What a reader makes of a container; nothing when it is not its own, or gave nothing. */
  private static Optional<ContentResult> byReader(
      ReaderCall reader, ContentSource source, String name, String type, ChildDelivery children)
      throws IOException {
    EntryDelivery delivery = new EntryDelivery(children, source);
    ReaderCall.Outcome outcome = reader.read(new ContainerFile(source, name, type), delivery);
    children.rethrowSinkFailure();
    boolean gaveUp = !outcome.mine() || outcome.failure().isPresent();
    if (gaveUp && delivery.isUntouched()) {
      return Optional.empty();
    }
    delivery.finish();
    children.rethrowSinkFailure();
    return Optional.of(delivery.result(type, outcome.failure()));
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
