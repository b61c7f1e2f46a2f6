package org.dalel.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import org.dalel.casefile.TextSafety;
import org.dalel.casefile.read.ChatLine;

/** Conversations as one page of HTML without scripts. */
final class ChatsHtml {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>Conversations</title>
      <style>
      body { font: 14px/1.4 sans-serif; margin: 2em auto; max-width: 60em; }
      h2 { border-bottom: 1px solid #999; font-size: 1.1em; margin-top: 2em; overflow-wrap: anywhere; }
      .m { background: #f2f2f2; border-radius: 8px; margin: 4px 25% 4px 0; padding: 4px 10px; overflow-wrap: anywhere; }
      .own { background: #dcefdc; margin: 4px 0 4px 25%; }
      .gone { outline: 1px dashed #b00; }
      .t, .n { color: #555; font-size: 0.85em; }
      .b { white-space: pre-wrap; }
      </style></head><body>
      """;

  private final Writer out;
  private Optional<ChatLine> last = Optional.empty();

  ChatsHtml(Writer out) {
    this.out = out;
  }

  void begin() throws IOException {
    out.append(HEAD).append("<h1>Conversations</h1><p>Times in UTC.</p>\n");
  }

  void line(ChatLine line) throws IOException {
    ChatWords words = new ChatWords(line);
    boolean same =
        last.filter(
                one ->
                    one.evidence().equals(line.evidence())
                        && one.service().equals(line.service())
                        && one.conversation().equals(line.conversation()))
            .isPresent();
    if (!same) {
      out.append("<h2>")
          .append(escaped(line.service() + " " + words.chat() + " " + line.conversation()))
          .append("</h2>\n");
    }
    if (last.filter(one -> same && one.locator().equals(line.locator())).isEmpty()) {
      out.append("<p class=\"n\">").append(escaped(line.locator())).append("</p>\n");
    }
    last = Optional.of(line);
    String classes = "m" + (words.isOwn() ? " own" : "") + (words.isGone() ? " gone" : "");
    out.append("<div class=\"" + classes + "\"><div class=\"t\">")
        .append(escaped(words.time() + " " + words.sender()))
        .append(words.isGone() ? " <b>deleted</b>" : "")
        .append("</div><div class=\"b\">")
        .append(escaped(words.body()))
        .append("</div>");
    for (String note : words.notes()) {
      out.append("<div class=\"n\">").append(escaped(note)).append("</div>");
    }
    for (ChatWords.File file : words.files()) {
      out.append("<div class=\"n\">\u25a4 ")
          .append(escaped(file.name()))
          .append(" (")
          .append(escaped(file.locator().orElse(file.missing())))
          .append(")</div>");
    }
    out.append("</div>\n");
  }

  void end() throws IOException {
    out.append("</body></html>\n");
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (String line : text.split("\n", -1)) {
      safe.append(safe.isEmpty() ? "" : "\n").append(TextSafety.visible(line));
    }
    return safe.toString()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
