package org.dalel.plugins.messaging.telegram.html;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dalel.plugins.messaging.model.Markup;

/**
 * Reads a page: its title, then its messages.
 *
 * <pre>
 *   div.page_header ... div.text bold: title
 *   div.message default|service [joined] id="message12"
 *     div.date details title="24.08.2018 12:34:56 UTC+05:00" | div.from_name | div.reply_to a href="#go_to_message11"
 *     div.forwarded body: div.from_name, div.text | a.media href="files/x.pdf": div.title bold | div.text | div.body details (service)
 * </pre>
 *
 * A message that is {@code joined} has the sender of the one before.
 */
final class PageReading {
  /** Told what is on the page. */
  interface Sink {
    /** What the program calls the chat. */
    void title(String title);

    /** A message, and where it stands, in characters. */
    void message(PageMessage message, int at);
  }

  private final HtmlTokens tokens;
  private final CharSequence page;
  private final Sink sink;
  private String lastSender = "";
  private boolean titled;

  PageReading(CharSequence page, Sink sink) {
    this.page = page;
    this.tokens = new HtmlTokens(page);
    this.sink = sink;
  }

  /** Reads all of it; false when the page ends inside an element. */
  boolean read() {
    while (tokens.next()) {
      if (tokens.isEnd() || !tokens.name().equals("div")) {
        continue;
      }
      Map<String, String> attributes = tokens.attributes();
      Set<String> classes = classes(attributes);
      if (classes.contains("message")) {
        message(attributes.getOrDefault("id", ""), classes);
      } else if (!titled && classes.contains("text") && classes.contains("bold")) {
        titled = true;
        sink.title(inside());
      }
    }
    return tokens.depth() <= 0;
  }

  private static Set<String> classes(Map<String, String> attributes) {
    return new HashSet<>(List.of(attributes.getOrDefault("class", "").strip().split("\\s+")));
  }

  private void message(String id, Set<String> classes) {
    int at = tokens.at();
    int outside = tokens.depth() - 1;
    PageMessage message = new PageMessage(id, classes.contains("service"));
    int forwardedFrom = Integer.MAX_VALUE;
    while (tokens.depth() > outside && tokens.next()) {
      if (tokens.isEnd()) {
        forwardedFrom = tokens.depth() < forwardedFrom ? Integer.MAX_VALUE : forwardedFrom;
        continue;
      }
      Map<String, String> attributes = tokens.attributes();
      Set<String> inner = classes(attributes);
      boolean forwarded = forwardedFrom < Integer.MAX_VALUE;
      if (inner.contains("forwarded")) {
        forwardedFrom = tokens.depth();
      } else if (inner.contains("date")) {
        message.time(forwarded ? "" : attributes.getOrDefault("title", ""));
      } else if (inner.contains("from_name")) {
        name(message, forwarded);
      } else if (inner.contains("text") || isServiceText(classes, inner)) {
        message.body(html());
      } else if (inner.contains("title") && inner.contains("bold")) {
        message.fileName(inside());
      } else if (tokens.name().equals("a")) {
        link(message, attributes, inner);
      }
    }
    if (message.sender().isEmpty() && classes.contains("joined")) {
      message.sender(lastSender);
    }
    lastSender = message.sender().isEmpty() ? lastSender : message.sender();
    if (!message.isDate()) {
      sink.message(message, at);
    }
  }

  private static boolean isServiceText(Set<String> message, Set<String> inner) {
    return message.contains("service") && inner.contains("body") && inner.contains("details");
  }

  private void name(PageMessage message, boolean forwarded) {
    String name = inside();
    if (forwarded) {
      message.forwarded(name);
    } else {
      message.sender(name);
    }
  }

  private static void link(
      PageMessage message, Map<String, String> attributes, Set<String> classes) {
    String target = attributes.getOrDefault("href", "");
    message.link(target);
    boolean file =
        classes.stream().anyMatch(one -> one.endsWith("_wrap") || one.startsWith("media"));
    if (file) {
      message.file(target);
    }
  }

  /** The text of the element, without that of a date in it. */
  private String inside() {
    return Markup.plain(html().replaceAll("(?s)<span class=\"date details\".*?</span>", ""))
        .strip();
  }

  /** What stands in the element, as it is written; goes to its end. */
  private String html() {
    int from = tokens.end();
    int outside = tokens.depth() - 1;
    int to = page.length();
    while (tokens.depth() > outside && tokens.next()) {
      to = tokens.at();
    }
    return page.subSequence(Math.min(from, to), to).toString();
  }

  /** Whether a page is of an export. */
  static boolean isOne(CharSequence page) {
    String beginning = page.subSequence(0, Math.min(page.length(), 1 << 16)).toString();
    return beginning.contains("page_wrap") && beginning.contains("page_header");
  }
}
