package org.dalel.content;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;

/**
 * Reads the root element's name of plain XML without an XML parser, which takes a hundred times as
 * long.
 *
 * <p>It answers only where there is no doubt what a parser would say: ASCII up to the end of the
 * root's start tag, no entities, no internal subset, every prefix declared in that tag. Anything
 * else is left to the parser.
 */
final class XmlProlog {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TAG = 4096;
  private static final int MOST_ATTRIBUTES = 100;
  private static final String PUBLIC_ID = "-'()+,./:=?;!*#@$_% \r\n";

  private final byte[] data;
  private final int end;
  private int at;

  private XmlProlog(byte[] data, int offset, int length) {
    this.data = data;
    this.at = offset;
    this.end = offset + length;
  }

  /** What a parser would say is not certain. */
  private static final class Doubt extends Exception {
    private static final long serialVersionUID = 1L;

    Doubt() {
      super("in doubt", null, false, false);
    }
  }

  /** The root element's name; empty when a parser has to be asked. */
  static Optional<QName> root(byte[] data, int offset, int length) {
    try {
      return Optional.of(new XmlProlog(data, offset, length).read());
    } catch (Doubt e) {
      return Optional.empty();
    }
  }

  private QName read() throws Doubt {
    if (startsWith("<?xml")) {
      declaration();
    }
    boolean doctypeSeen = false;
    while (true) {
      space();
      if (startsWith("<!--")) {
        comment();
      } else if (startsWith("<!DOCTYPE") && !doctypeSeen) {
        doctype();
        doctypeSeen = true;
      } else {
        return startTag();
      }
    }
  }

  private void declaration() throws Doubt {
    skip("<?xml");
    need(space());
    skip("version");
    equal();
    need(quoted().equals("1.0"));
    boolean spaced = space();
    if (startsWith("encoding")) {
      need(spaced);
      skip("encoding");
      equal();
      need(quoted().equalsIgnoreCase("UTF-8"));
      spaced = space();
    }
    if (startsWith("standalone")) {
      need(spaced);
      skip("standalone");
      equal();
      String value = quoted();
      need(value.equals("yes") || value.equals("no"));
      space();
    }
    skip("?>");
  }

  private void comment() throws Doubt {
    skip("<!--");
    while (!startsWith("--")) {
      next();
    }
    skip("-->");
  }

  private void doctype() throws Doubt {
    skip("<!DOCTYPE");
    need(space());
    name();
    boolean spaced = space();
    if (startsWith("PUBLIC")) {
      need(spaced);
      skip("PUBLIC");
      need(space());
      need(quoted().chars().allMatch(XmlProlog::isOfPublicId));
      need(space());
      quoted();
      space();
    } else if (startsWith("SYSTEM")) {
      need(spaced);
      skip("SYSTEM");
      need(space());
      quoted();
      space();
    }
    skip(">");
  }

  private QName startTag() throws Doubt {
    int start = at;
    skip("<");
    String element = name();
    Map<String, String> namespaces = new HashMap<>();
    Set<String> seen = new HashSet<>();
    boolean spaced = space();
    while (!startsWith(">") && !startsWith("/>")) {
      need(spaced && at - start < LONGEST_TAG && seen.size() < MOST_ATTRIBUTES);
      attribute(namespaces, seen);
      spaced = space();
    }
    for (String attribute : seen) {
      String prefix = prefix(attribute);
      need(prefix.isEmpty() || prefix.equals("xml") || namespaces.containsKey(prefix));
    }
    String prefix = prefix(element);
    need(prefix.isEmpty() || namespaces.containsKey(prefix));
    return new QName(namespaces.getOrDefault(prefix, ""), local(element));
  }

  /** All attributes must differ in their local names: whether others do is for a parser to say. */
  private void attribute(Map<String, String> namespaces, Set<String> seen) throws Doubt {
    String attribute = name();
    equal();
    String value = quoted();
    if (attribute.equals("xmlns") || prefix(attribute).equals("xmlns")) {
      String declared = attribute.equals("xmlns") ? "" : local(attribute);
      boolean usual = !declared.startsWith("xml") && !value.contains("http://www.w3.org/XML/1998");
      need(usual && !value.contains("http://www.w3.org/2000/xmlns"));
      need(value.chars().noneMatch(c -> c < ' ') && !(value.isEmpty() && !declared.isEmpty()));
      need(namespaces.put(declared, value) == null);
      return;
    }
    for (String other : seen) {
      need(!local(other).equals(local(attribute)) || differ(other, attribute));
    }
    need(seen.add(attribute));
  }

  /** The same name with and without the prefix {@code xml}, as XHTML has its language. */
  private static boolean differ(String one, String other) {
    return one.equals("xml:" + other) || other.equals("xml:" + one);
  }

  private static String prefix(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? "" : name.substring(0, colon);
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  /** A name of ASCII letters, digits and {@code . _ -}, with at most one prefix. */
  private String name() throws Doubt {
    int start = at;
    boolean first = true;
    int colons = 0;
    while (at < end && at - start <= LONGEST_NAME) {
      char c = (char) (data[at] & 0xff);
      if (c == ':' && !first && colons == 0) {
        colons++;
        first = true;
      } else if (isLetter(c) || c == '_' || !first && (isDigit(c) || c == '-' || c == '.')) {
        first = false;
      } else {
        break;
      }
      at++;
    }
    need(!first && at < end && at - start <= LONGEST_NAME);
    return text(start, at);
  }

  private void equal() throws Doubt {
    space();
    skip("=");
    space();
  }

  private String quoted() throws Doubt {
    char quote = next();
    need(quote == '"' || quote == '\'');
    int start = at;
    char c = next();
    while (c != quote) {
      need(c != '<' && c != '&');
      c = next();
    }
    return text(start, at - 1);
  }

  private boolean space() {
    int start = at;
    while (at < end
        && (data[at] == ' ' || data[at] == '\n' || data[at] == '\r' || data[at] == '\t')) {
      at++;
    }
    return at > start;
  }

  /** The next character: ASCII, and one that XML allows. */
  private char next() throws Doubt {
    need(at < end);
    byte c = data[at++];
    need(c >= ' ' && c < 0x7f || c == '\n' || c == '\r' || c == '\t');
    return (char) c;
  }

  private boolean startsWith(String wanted) {
    if (end - at < wanted.length()) {
      return false;
    }
    for (int i = 0; i < wanted.length(); i++) {
      if (data[at + i] != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void skip(String wanted) throws Doubt {
    need(startsWith(wanted));
    at += wanted.length();
  }

  private static void need(boolean condition) throws Doubt {
    if (!condition) {
      throw new Doubt();
    }
  }

  private String text(int from, int to) {
    return new String(data, from, to - from, StandardCharsets.US_ASCII);
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isOfPublicId(int c) {
    return isLetter(c) || isDigit(c) || PUBLIC_ID.indexOf(c) >= 0;
  }
}
