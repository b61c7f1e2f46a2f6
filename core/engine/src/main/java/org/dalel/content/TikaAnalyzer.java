package org.dalel.content;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.DefaultEmbeddedStreamTranslator;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.extractor.EmbeddedStreamTranslator;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.ParseRecord;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.dalel.content.ContentResult.Status;
import org.xml.sax.SAXException;

/**
 * Parses with Tika's own parser for the type, without the layers that Tika puts around it.
 * Thread-safe.
 */
final class TikaAnalyzer {
  private final TikaParsers parsers;
  private final Parser inline;
  private final Detector detector = new DefaultDetector();
  private final EmbeddedStreamTranslator translator = new DefaultEmbeddedStreamTranslator();

  TikaAnalyzer(TikaParsers parsers) {
    this.parsers = parsers;
    this.inline = new InlineParser(parsers);
  }

  ContentResult analyze(
      Parser parser,
      ContentSource source,
      String name,
      String type,
      ChildDelivery children,
      int maxText)
      throws IOException {
    Metadata metadata = new Metadata();
    metadata.set(Metadata.CONTENT_TYPE, type);
    if (!name.isEmpty()) {
      metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
    }
    BodyText body = new BodyText(maxText, source.size(), PlainTextPath.isFor(parser));
    Optional<Throwable> thrown = parse(parser, source, body, metadata, context(children, maxText));
    children.rethrowSinkFailure();
    return thrown.isEmpty()
        ? result(Status.PARSED, body, metadata, Optional.empty())
        : ended(thrown.get(), body, metadata);
  }

  private ParseContext context(ChildDelivery children, int maxText) {
    ParseContext context = new ParseContext();
    context.set(Parser.class, inline);
    context.set(Detector.class, detector);
    context.set(MimeTypes.class, parsers.config().getMimeRepository());
    context.set(
        EmbeddedDocumentExtractor.class,
        new ChildExtractor(translator, children, context, maxText));
    context.set(ParseRecord.class, new ParseRecord());
    PDFParserConfig pdf = new PDFParserConfig();
    pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
    pdf.setExtractInlineImages(true);
    context.set(PDFParserConfig.class, pdf);
    OfficeParserConfig office = new OfficeParserConfig();
    office.setExtractMacros(true);
    context.set(OfficeParserConfig.class, office);
    return context;
  }

  /**
   * Runs a parser; hostile content makes parsers throw anything, so all but errors of the machine
   * are results.
   */
  private static Optional<Throwable> parse(
      Parser parser, ContentSource source, BodyText body, Metadata metadata, ParseContext context)
      throws IOException {
    try (TemporaryResources resources = new TemporaryResources();
        TikaInputStream stream = stream(source, resources, metadata)) {
      parser.parse(stream, body, metadata, context);
      return Optional.empty();
    } catch (BodyText.FullException e) {
      return Optional.empty(); // the text is marked as truncated
    } catch (TikaException | SAXException | IOException | RuntimeException e) {
      return Optional.of(e);
    } catch (StackOverflowError | LinkageError | AssertionError e) {
      return Optional.of(e);
    }
  }

  private static TikaInputStream stream(
      ContentSource source, TemporaryResources resources, Metadata metadata) throws IOException {
    if (source.hasFile()) {
      return TikaInputStream.get(source.file(), metadata, resources);
    }
    return TikaInputStream.get(source.open(), resources, metadata);
  }

  private static ContentResult ended(Throwable thrown, BodyText body, Metadata metadata) {
    Optional<LimitReachedException> limit = LimitReachedException.in(thrown);
    if (limit.isPresent()) {
      return result(Status.TRUNCATED, body, metadata, Optional.of(limit.get().getMessage()));
    }
    boolean encrypted = thrown instanceof EncryptedDocumentException;
    Status status = encrypted ? Status.ENCRYPTED : Status.FAILED;
    return result(status, body, metadata, Optional.of(FailureMessage.of(thrown)));
  }

  private static ContentResult result(
      Status status, BodyText body, Metadata metadata, Optional<String> message) {
    SortedMap<String, List<String>> values = ResultMetadata.of(metadata);
    Optional<String> charset = Optional.ofNullable(metadata.get(Metadata.CONTENT_ENCODING));
    return new ContentResult(status, body.text(), body.truncated(), charset, values, message);
  }
}
