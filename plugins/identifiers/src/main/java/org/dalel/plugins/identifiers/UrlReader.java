package org.dalel.plugins.identifiers;

import java.util.Map;
import java.util.Optional;
import org.dalel.api.Confidence;
import org.dalel.api.Identifier;

/**
 * URLs of the schemes http, https and ftp (RFC 3986, with letters of any script as in RFC 3987),
 * and names that start with {@code www.}, which are taken as http. The host is a {@link
 * DomainName}, an IPv4 address or an IPv6 address in brackets; hosts without a dot are not
 * reported.
 *
 * <p>A URL ends before white space, quotes, {@code < > \ ^ ` { | }}, a Markdown {@code ](} and
 * typographic punctuation; punctuation of the sentence and unbalanced brackets around it are cut
 * off. Normalised: scheme and host lower-case, host in Unicode, no default port, {@code /} as the
 * empty path, the rest as written.
 */
final class UrlReader {

  private static final int MAX_LENGTH = 4096;
  private static final int MAX_AUTHORITY = 320;
  private static final Map<String, String> DEFAULT_PORTS =
      Map.of("http", ":80", "https", ":443", "ftp", ":21");
  private static final String[] HTML_ENDS = {"&quot;", "&lt;", "&gt;", "&#39;", "&#34;", "&nbsp;"};

  private final String text;

  UrlReader(String text) {
    this.text = text;
  }

  /**
   * @param colon offset of a colon that is followed by two slashes
   * @param floor nothing before this offset is looked at
   */
  Optional<Hit> readScheme(int colon, int floor) {
    for (String scheme : DEFAULT_PORTS.keySet()) {
      int start = colon - scheme.length();
      if (start >= floor
          && text.regionMatches(true, start, scheme, 0, scheme.length())
          && isStart(start, floor)) {
        return read(scheme, start, colon + 3);
      }
    }
    return Optional.empty();
  }

  /**
   * @param dot offset of the dot after {@code www}
   * @param floor nothing before this offset is looked at
   */
  Optional<Hit> readWww(int dot, int floor) {
    int start = dot - 3;
    return start >= floor && text.regionMatches(true, start, "www", 0, 3) && isStart(start, floor)
        ? read("http", start, start)
        : Optional.empty();
  }

  private boolean isStart(int start, int floor) {
    if (start == floor) {
      return true;
    }
    char before = text.charAt(start - 1);
    return before >= 0x80
        ? true
        : !Character.isLetterOrDigit(before) && before != '.' && before != '-' && before != '@';
  }

  /** Reads the authority first: where there is no host, nothing behind it is looked at. */
  private Optional<Hit> read(String scheme, int start, int authority) {
    int roughEnd = authorityEnd(authority);
    int authorityEnd = hasPath(roughEnd) ? roughEnd : trimmed(start, authority, roughEnd);
    int host = authority + text.substring(authority, authorityEnd).lastIndexOf('@') + 1;
    int port = port(host, authorityEnd);
    return host(text.substring(host, port))
        .map(
            name -> {
              int end =
                  hasPath(roughEnd)
                      ? trimmed(start, authorityEnd, roughEnd(start, roughEnd))
                      : authorityEnd;
              String normalised =
                  scheme
                      + "://"
                      + text.substring(authority, host)
                      + name.normalised()
                      + portSuffix(scheme, text.substring(port, authorityEnd))
                      + (end > authorityEnd && text.charAt(authorityEnd) == '/' ? "" : "/")
                      + text.substring(authorityEnd, end);
              return new Hit(
                  Identifier.Kind.URL,
                  start,
                  end,
                  text.substring(start, end),
                  normalised,
                  name.internal() ? Confidence.LOW : Confidence.HIGH,
                  Map.of("host", name.normalised()));
            });
  }

  private int authorityEnd(int authority) {
    int limit = Math.min(text.length(), authority + MAX_AUTHORITY);
    boolean brackets = authority < limit && text.charAt(authority) == '[';
    int end = authority;
    while (end < limit && isAuthority(text.charAt(end), brackets)) {
      end++;
    }
    return end;
  }

  private static boolean isAuthority(char c, boolean brackets) {
    return DomainName.isLabelCharacter(c)
        || ".:@_%+~!$&=".indexOf(c) >= 0
        || (brackets && (c == '[' || c == ']'));
  }

  private boolean hasPath(int authorityEnd) {
    return authorityEnd < text.length() && "/?#".indexOf(text.charAt(authorityEnd)) >= 0;
  }

  private static String portSuffix(String scheme, String written) {
    return written.equals(":") || written.equals(DEFAULT_PORTS.get(scheme)) ? "" : written;
  }

  /** Offset of the colon before a port, or the end. */
  private int port(int host, int end) {
    int at = end;
    while (at > host && text.charAt(at - 1) >= '0' && text.charAt(at - 1) <= '9') {
      at--;
    }
    return at > host && text.charAt(at - 1) == ':' && end - at <= 5 ? at - 1 : end;
  }

  private static Optional<DomainName> host(String written) {
    if (written.startsWith("[")) {
      return IpAddress.v6(written).map(address -> new DomainName(address, false));
    }
    return IpAddress.v4(written)
        .map(address -> new DomainName(address, false))
        .or(() -> DomainName.of(written));
  }

  /** The first character that cannot belong to the URL. */
  private int roughEnd(int start, int from) {
    int limit = Math.min(text.length(), start + MAX_LENGTH);
    boolean quoted = start > 0 && text.charAt(start - 1) == '\'';
    int end = from;
    while (end < limit) {
      char c = text.charAt(end);
      if (isEnd(c)
          || (quoted && c == '\'')
          || (c == '&' && isHtmlEnd(end))
          || (c == ']' && text.startsWith("(", end + 1))) {
        break;
      }
      end++;
    }
    return end;
  }

  private boolean isHtmlEnd(int at) {
    for (String end : HTML_ENDS) {
      if (text.startsWith(end, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEnd(char c) {
    if (c < 0x80) {
      return c <= ' ' || c == 0x7f || "\"<>\\^`{|}".indexOf(c) >= 0;
    }
    return !(Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK);
  }

  /**
   * Cuts off the punctuation of the sentence and closing brackets that were opened before the URL.
   */
  private int trimmed(int start, int floor, int roughEnd) {
    int round = balance('(', ')', start, roughEnd);
    int square = balance('[', ']', start, roughEnd);
    int end = roughEnd;
    while (end > floor) {
      char last = text.charAt(end - 1);
      if (last == ')' && round < 0) {
        round++;
      } else if (last == ']' && square < 0) {
        square++;
      } else if (".,;:!?'*~$([".indexOf(last) < 0) {
        break;
      }
      end--;
    }
    return end;
  }

  private int balance(char open, char close, int start, int end) {
    int balance = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      balance += c == open ? 1 : c == close ? -1 : 0;
    }
    return balance;
  }
}
