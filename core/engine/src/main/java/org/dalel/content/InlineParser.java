package org.dalel.content;

import java.util.Map;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.CompositeParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;

/**
 * All parsers behind one, with a fixed table: parsers use it for the parts that they do not hand
 * out, as mail bodies.
 */
final class InlineParser extends CompositeParser {
  private static final long serialVersionUID = 1L;

  private final transient Map<MediaType, Parser> parsers;

  InlineParser(TikaParsers parsers) {
    super(parsers.registry(), parsers.all().values().stream().distinct().toList());
    this.parsers = parsers.all();
  }

  @Override
  public Map<MediaType, Parser> getParsers(ParseContext context) {
    return parsers;
  }
}
