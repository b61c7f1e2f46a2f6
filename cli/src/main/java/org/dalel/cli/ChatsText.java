package org.dalel.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.dalel.casefile.TextSafety;
import org.dalel.casefile.read.ChatLine;

/** Conversations as lines of text. */
final class ChatsText {
  private final Output output;
  private Optional<ChatLine> last = Optional.empty();
  private long messages;
  private long chats;

  ChatsText(Output output) {
    this.output = output;
  }

  void line(ChatLine line) throws IOException {
    ChatWords words = new ChatWords(line);
    if (last.filter(before -> same(before, line)).isEmpty()) {
      head(line, words);
    }
    String place = last.map(ChatLine::locator).orElse("");
    if (!place.equals(line.locator())) {
      output.line("  in " + shown(line.locator()));
    }
    last = Optional.of(line);
    messages++;
    output.line(
        "%s  %s%s: %s"
            .formatted(
                words.time(),
                words.isGone() ? "(deleted) " : "",
                shown(words.sender()),
                shown(words.body())));
    for (String note : words.notes()) {
      output.line("    " + shown(note));
    }
    for (ChatWords.File file : words.files()) {
      output.line(
          "    attachment "
              + shown(file.name())
              + " ("
              + shown(file.locator().orElse(file.missing()))
              + ")");
    }
  }

  private static boolean same(ChatLine one, ChatLine other) {
    return one.evidence().equals(other.evidence())
        && one.service().equals(other.service())
        && one.conversation().equals(other.conversation());
  }

  private void head(ChatLine line, ChatWords words) throws IOException {
    if (chats++ > 0) {
      output.line("");
    }
    String name = words.chat().isEmpty() ? "" : words.chat() + "  ";
    output.heading(shown(line.service() + "  " + name + line.conversation()));
    last = Optional.empty();
  }

  void end() throws IOException {
    output.line("");
    output.line(
        messages == 0
            ? "No messages."
            : String.format(
                Locale.ROOT,
                "%,d messages and calls in %,d conversations; times in UTC.",
                messages,
                chats));
  }

  /** Lines of a message are joined, so that a message cannot look like two. */
  private static String shown(String text) {
    return TextSafety.visible(text.replace("\r\n", "\n").replace("\n", " / "));
  }
}
