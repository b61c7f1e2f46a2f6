package org.dalel.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Tika as everybody uses it, which the fast paths have to agree with. */
final class PlainTika {
  private final Detector detector = new DefaultDetector();
  private final AutoDetectParser parser;

  PlainTika() {
    parser = new AutoDetectParser(TikaConfig.getDefaultConfig());
  }

  /**
   * Text without that of embedded documents, metadata without what depends on the run, and what was
   * thrown.
   */
  record Outcome(String text, SortedMap<String, List<String>> metadata, String failure) {}

  String detect(Path file) {
    Metadata metadata = new Metadata();
    try (TikaInputStream stream = TikaInputStream.get(file, metadata)) {
      return detector.detect(stream, metadata).toString();
    } catch (IOException | RuntimeException e) {
      return e.getClass().getSimpleName();
    }
  }

  Outcome parse(Path file) throws IOException {
    Metadata metadata = new Metadata();
    BodyContentHandler body = new BodyContentHandler(-1);
    ParseContext context = new ParseContext();
    context.set(Parser.class, parser);
    context.set(EmbeddedDocumentExtractor.class, new Ignoring());
    String failure = "";
    try (TikaInputStream stream = TikaInputStream.get(file, metadata)) {
      parser.parse(stream, body, metadata, context);
    } catch (TikaException | SAXException | IOException | RuntimeException | LinkageError e) {
      failure = FailureMessage.of(e);
    }
    return new Outcome(body.toString(), ResultMetadata.of(metadata), failure);
  }

  Outcome parse(Path folder, String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, bytes);
    return parse(file);
  }

  AutoDetectParser parser() {
    return parser;
  }

  private static final class Ignoring implements EmbeddedDocumentExtractor {
    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return true;
    }

    @Override
    public void parseEmbedded(
        InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
      // embedded documents are compared as documents of their own
    }
  }
}
