package org.dalel.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.SAXException;

/**
 * Tika's parsers by media type, looked up once instead of for every document. Thread-safe.
 *
 * <p>Parsers that start other programs (Tesseract, ffmpeg, exiftool) are left out.
 */
final class TikaParsers {
  private static final String CONFIG =
      """
      <properties><parsers><parser class="org.apache.tika.parser.DefaultParser">
        <parser-exclude class="org.apache.tika.parser.ocr.TesseractOCRParser"/>
        <parser-exclude class="org.apache.tika.parser.external.CompositeExternalParser"/>
      </parser></parsers></properties>
      """;

  private final TikaConfig config;
  private final MediaTypeRegistry registry;
  private final Map<MediaType, Parser> parsers;

  TikaParsers() {
    try {
      config = new TikaConfig(new ByteArrayInputStream(CONFIG.getBytes(StandardCharsets.UTF_8)));
    } catch (TikaException | IOException | SAXException e) {
      throw new IllegalStateException("Tika's parsers: cannot be loaded: " + e, e);
    }
    registry = config.getMediaTypeRegistry();
    parsers = Map.copyOf(leaves());
  }

  private Map<MediaType, Parser> leaves() {
    if (config.getParser() instanceof org.apache.tika.parser.CompositeParser composite) {
      return composite.getParsers(new ParseContext());
    }
    throw new IllegalStateException("Tika's parsers: a composite parser, found another");
  }

  TikaConfig config() {
    return config;
  }

  Map<MediaType, Parser> all() {
    return parsers;
  }

  MediaTypeRegistry registry() {
    return registry;
  }

  /** The parser for a type or, failing that, for the closest type it is a special case of. */
  Optional<Parser> find(String typeName) {
    MediaType type = registry.normalize(MediaType.parse(typeName));
    while (type != null) {
      Parser parser = parsers.get(type);
      if (parser != null) {
        return Optional.of(parser);
      }
      type = registry.getSupertype(type);
    }
    return Optional.empty();
  }
}
