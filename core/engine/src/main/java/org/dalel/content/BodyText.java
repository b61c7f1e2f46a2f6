package org.dalel.content;

import java.io.Serial;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Collects the text of the body of a parsed document, like Tika's {@code BodyContentHandler}, and
 * watches over its size like {@code SecureContentHandler}.
 *
 * <p>Text inside {@code style} and {@code script} does not count. Text behind the limit is dropped
 * but still counted, so that embedded documents behind it are found. Plain text has none: there the
 * parse ends with a {@link FullException}, for the rest may be terabytes.
 */
final class BodyText extends DefaultHandler {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_RATIO = 100;

  private final StringBuilder text = new StringBuilder();
  private final int limit;
  private final long inputBytes;
  private final boolean plain;
  private long seen;
  private int depth;
  private int bodyDepth;
  private boolean html;
  private int hidden;
  private boolean truncated;
  private boolean table;

  /**
   * A collector.
   *
   * @param limit most characters that are kept
   * @param inputBytes size of the parsed content
   * @param plain whether nothing but text can follow what is too much
   */
  BodyText(int limit, long inputBytes, boolean plain) {
    this.limit = limit;
    this.inputBytes = inputBytes;
    this.plain = plain;
  }

  /** Ends a parse of plain text when no more of it is kept. */
  static final class FullException extends SAXException {
    @Serial private static final long serialVersionUID = 1L;

    FullException() {
      super("no more text is kept");
    }
  }

  String text() {
    return text.toString();
  }

  boolean truncated() {
    return truncated;
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes)
      throws LimitReachedException {
    depth++;
    table |= "table".equals(local);
    if (depth >= MAX_DEPTH) {
      throw new LimitReachedException(
          "nesting: fewer than " + MAX_DEPTH + " levels of elements, found more");
    }
    if (bodyDepth > 0) {
      hidden += isHidden(name) ? 1 : 0;
    } else if (depth == 1) {
      html = XHTMLContentHandler.XHTML.equals(uri) && "html".equals(local);
    } else if (depth == 2
        && html
        && XHTMLContentHandler.XHTML.equals(uri)
        && "body".equals(local)) {
      bodyDepth = depth;
    }
  }

  @Override
  public void endElement(String uri, String local, String name) {
    if (depth == bodyDepth) {
      bodyDepth = 0;
    } else if (bodyDepth > 0) {
      hidden -= isHidden(name) ? 1 : 0;
    }
    depth--;
  }

  private static boolean isHidden(String name) {
    return "style".equalsIgnoreCase(name) || "script".equalsIgnoreCase(name);
  }

  @Override
  public void characters(char[] chars, int start, int length) throws SAXException {
    seen += length;
    if (seen > AnalysisContext.RATIO_THRESHOLD && seen > inputBytes * MAX_RATIO) {
      throw new LimitReachedException(
          "text: at most "
              + MAX_RATIO
              + " characters a byte, found "
              + seen
              + " in "
              + inputBytes
              + " bytes");
    }
    if (bodyDepth > 0 && hidden == 0) {
      append(chars, start, length);
    }
    // the counts of a table's rows and columns are known at its end only
    if (plain && truncated && !table) {
      throw new FullException();
    }
  }

  private void append(char[] chars, int start, int length) {
    int room = limit - text.length();
    text.append(chars, start, Math.min(room, length));
    truncated |= length > room;
  }

  @Override
  public void ignorableWhitespace(char[] chars, int start, int length) throws SAXException {
    characters(chars, start, length);
  }
}
