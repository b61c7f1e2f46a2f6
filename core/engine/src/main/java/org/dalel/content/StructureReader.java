package org.dalel.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.ParseRecord;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads documents for people: their text with its structure. Thread-safe. */
public final class StructureReader {
  /** UTF-16 units of markup; what is longer is cut. */
  private static final int MOST_MARKUP = 4_000_000;

  private static final int MOST_HTML_BYTES = 16 << 20;

  private final TikaParsers parsers = new TikaParsers();
  private final Parser inline = new InlineParser(parsers);
  private final Detector detector = new DefaultDetector();

  /**
   * Reads a document.
   *
   * @param file its content
   * @param name of the document, as a hint
   * @param type media type
   * @throws IOException when there is no parser for it, or the file cannot be read
   */
  public StructuredDocument read(Path file, String name, String type) throws IOException {
    if (type.startsWith("text/html") || type.startsWith("application/xhtml")) {
      return html(file);
    }
    Parser parser =
        parsers
            .find(type)
            .orElseThrow(() -> new IOException("type " + type + ": there is no reader for it"));
    Metadata metadata = new Metadata();
    metadata.set(Metadata.CONTENT_TYPE, type);
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
    Markup markup = new Markup();
    Optional<String> problem = Optional.empty();
    try (TikaInputStream stream = TikaInputStream.get(file)) {
      parser.parse(stream, markup, metadata, context());
    } catch (TikaException | SAXException | IOException | RuntimeException e) {
      problem = Optional.of(markup.full() ? "only the beginning is shown" : FailureMessage.of(e));
    } catch (StackOverflowError | LinkageError | AssertionError e) {
      problem = Optional.of(FailureMessage.of(e));
    }
    return new StructuredDocument(
        SafeMarkup.of(Jsoup.parse(markup.toString())), ResultMetadata.of(metadata), problem);
  }

  private static StructuredDocument html(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_HTML_BYTES);
      Document page = Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
      SortedMap<String, List<String>> facts = new TreeMap<>();
      facts.put("title", List.of(page.title()));
      boolean more = bytes.length == MOST_HTML_BYTES && in.read() >= 0;
      return new StructuredDocument(
          SafeMarkup.of(page),
          facts,
          more ? Optional.of("only the beginning is shown") : Optional.empty());
    }
  }

  /** Documents inside are items of their own and are not unpacked here. */
  private ParseContext context() {
    ParseContext context = new ParseContext();
    context.set(Parser.class, inline);
    context.set(Detector.class, detector);
    context.set(ParseRecord.class, new ParseRecord());
    context.set(
        EmbeddedDocumentExtractor.class,
        new EmbeddedDocumentExtractor() {
          @Override
          public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
          }

          @Override
          public void parseEmbedded(
              InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
            // nothing: see above
          }
        });
    PDFParserConfig pdf = new PDFParserConfig();
    pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
    context.set(PDFParserConfig.class, pdf);
    return context;
  }

  /** Markup up to a limit. */
  private static final class Markup extends DefaultHandler {
    private static final List<String> ATTRIBUTES =
        List.of("href", "src", "alt", "colspan", "rowspan");

    private final StringBuilder text = new StringBuilder();
    private boolean full;

    boolean full() {
      return full;
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes)
        throws SAXException {
      write("<" + local);
      for (String name : ATTRIBUTES) {
        String value = attributes.getValue(name);
        if (value != null) {
          write(" " + name + "=\"" + escaped(value) + "\"");
        }
      }
      write(">");
    }

    @Override
    public void endElement(String uri, String local, String qualified) throws SAXException {
      write("</" + local + ">");
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
      write(escaped(new String(characters, start, length)));
    }

    private void write(String more) throws SAXException {
      if (text.length() + more.length() > MOST_MARKUP) {
        full = true;
        throw new SAXException("only the beginning is shown");
      }
      text.append(more);
    }

    private static String escaped(String value) {
      return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
