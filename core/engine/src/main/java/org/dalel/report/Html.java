package org.dalel.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes well-formed XHTML; all text is escaped, and what XML cannot hold is shown as an escape.
 */
final class Html {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element. */
  Html open(String name, String... attributes) {
    out.append('<').append(name);
    attributes(attributes);
    out.append('>');
    open.push(name);
    return this;
  }

  /** Closes the element that was opened last. */
  Html close() {
    out.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /** An element that holds nothing. */
  Html empty(String name, String... attributes) {
    out.append('<').append(name);
    attributes(attributes);
    out.append("/>");
    return this;
  }

  /** Text. */
  Html text(String text) {
    escape(text);
    return this;
  }

  /** An element with text. */
  Html element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  /** A row of a table: cells of text. */
  Html row(String... cells) {
    open("tr");
    for (String cell : cells) {
      element("td", cell);
    }
    return close();
  }

  /** The beginning of a table with the names of its columns; to be closed twice. */
  Html table(String... columns) {
    open("table").open("thead").open("tr");
    for (String column : columns) {
      element("th", column);
    }
    return close().close().open("tbody");
  }

  /** A line of a list of facts; left out when there is nothing to say. */
  Html fact(String name, String value) {
    return value.isEmpty() ? this : open("tr").element("th", name).element("td", value).close();
  }

  /** Style as it is, which must not come from evidence. */
  Html style(String css) {
    out.append("<style>\n").append(css).append("</style>\n");
    return this;
  }

  /** Text as it stands in a page. */
  static String escaped(String text) {
    return new Html().text(text).out.toString();
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("expected all elements closed, found open: " + open);
    }
    return "<!DOCTYPE html>\n" + out;
  }

  private void attributes(String... attributes) {
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
  }

  private void escape(String text) {
    text.codePoints().forEach(this::escape);
  }

  private void escape(int c) {
    switch (c) {
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '&' -> out.append("&amp;");
      case '"' -> out.append("&quot;");
      case '\n', '\t' -> out.append((char) c);
      default -> {
        if (isPlain(c)) {
          out.appendCodePoint(c);
        } else {
          out.append("\\u{").append(Integer.toHexString(c)).append('}');
        }
      }
    }
  }

  /** Neither control, nor half a pair, nor what turns the direction of the text around it. */
  private static boolean isPlain(int c) {
    int kind = Character.getType(c);
    return kind != Character.CONTROL
        && kind != Character.SURROGATE
        && kind != Character.FORMAT
        && c != 0xFFFE
        && c != 0xFFFF;
  }
}
