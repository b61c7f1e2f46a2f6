package org.dalel.content;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.csv.TextAndCSVParser;
import org.dalel.content.ContentResult.Status;

/**
 * The cheap path for plain text, source code and the like: what Tika's text parser gives, without
 * its layers.
 *
 * <p>Answers nothing for what it would not do alike, such as tables: those go to Tika's parser.
 * Thread-safe.
 */
final class PlainTextPath {
  private final TextEncodings encodings;

  PlainTextPath(EncodingDetector chain) {
    this.encodings = new TextEncodings(chain);
  }

  /** Whether contents of this parser may take this path. */
  static boolean isFor(Parser parser) {
    return parser.getClass() == TextAndCSVParser.class;
  }

  /**
   * Decodes a text.
   *
   * @param text all its bytes, at least one
   * @param typeName its media type
   * @param maxText most characters that are kept
   */
  Optional<ContentResult> analyze(ContentSource.Slice text, String typeName, int maxText)
      throws IOException {
    Charset charset = encodings.detect(text, typeName);
    if (charset == null) {
      return Optional.empty();
    }
    boolean plain = PlainAscii.isAllOf(text) && PlainAscii.isPartOf(charset);
    Charset simplest = plain ? StandardCharsets.ISO_8859_1 : charset;
    String decoded = new String(text.array(), text.offset(), text.length(), simplest);
    if (!decoded.isEmpty() && decoded.charAt(0) == '\ufeff') {
      decoded = decoded.substring(1);
    }
    MediaType type = MediaType.parse(typeName);
    if (isTableType(type.getBaseType()) && CsvSniffer.isTable(decoded)) {
      return Optional.empty();
    }
    MediaType shown = isTableType(type.getBaseType()) ? MediaType.TEXT_PLAIN : type;
    Optional<String> paragraph =
        plain ? Optional.of(decoded.concat("\n")) : SafeText.paragraph(decoded);
    return paragraph.map(safe -> result(safe, new MediaType(shown, charset), charset, maxText));
  }

  private static boolean isTableType(MediaType type) {
    return type.equals(MediaType.TEXT_PLAIN)
        || type.equals(MediaType.text("csv"))
        || type.equals(MediaType.text("tsv"));
  }

  private static ContentResult result(String text, MediaType type, Charset charset, int maxText) {
    boolean truncated = text.length() > maxText;
    return new ContentResult(
        Status.PARSED,
        truncated ? text.substring(0, maxText) : text,
        truncated,
        Optional.of(charset.name()),
        new TreeMap<>(
            Map.of(
                HttpHeaders.CONTENT_TYPE,
                List.of(type.toString()),
                HttpHeaders.CONTENT_ENCODING,
                List.of(charset.name()))),
        Optional.empty());
  }
}
