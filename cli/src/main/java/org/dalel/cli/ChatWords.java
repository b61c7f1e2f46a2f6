package org.dalel.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.read.ChatLine;
import org.dalel.export.IsoTime;

/** What a message or call says, in words: the same in every format for people. */
final class ChatWords {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ChatLine line;
  private final JsonNode fields;

  ChatWords(ChatLine line) {
    this.line = line;
    try {
      this.fields = MAPPER.readTree(line.fields());
    } catch (JsonProcessingException e) {
      throw new CaseException("case.db: expected JSON in artifact.fields, found: " + e, e);
    }
  }

  /** What the program calls the conversation. */
  String chat() {
    return fields.path("chat").asText("");
  }

  /** When, in UTC, to the second. */
  String time() {
    if (line.time().isEmpty()) {
      return "(no time)";
    }
    String exact = IsoTime.print(line.time());
    return exact.substring(0, exact.indexOf('.')).replace('T', ' ') + " UTC";
  }

  boolean isOwn() {
    return fields.path("direction").asText("").equals("outgoing");
  }

  /** Whether the row is one that its program would not show. */
  boolean isGone() {
    return !line.state().equals("live") && !line.state().equals("wal");
  }

  /** Who wrote or called. */
  String sender() {
    String sender = party(fields.path(line.type().equals("call") ? "caller" : "sender"));
    if (!sender.isEmpty()) {
      return sender;
    }
    return isOwn() ? "(owner)" : "(unknown)";
  }

  /** The text, or what there is instead of it. */
  String body() {
    if (line.type().equals("call")) {
      return call();
    }
    String body = fields.path("body").asText("");
    String kind = fields.path("kind").asText("");
    return body.isEmpty() && !kind.isEmpty() ? "[" + kind + "]" : body;
  }

  private String call() {
    List<String> words = new ArrayList<>();
    words.add(fields.path("medium").asText(""));
    words.add("call");
    List<String> called = new ArrayList<>();
    fields.path("called").forEach(one -> called.add(party(one)));
    if (!called.isEmpty()) {
      words.add("to " + String.join(", ", called));
    }
    if (fields.path("duration").isNumber()) {
      words.add(fields.path("duration").asLong() + " s");
    }
    words.add(fields.path("result").asText(""));
    words.removeIf(String::isEmpty);
    return "[" + String.join(" ", words) + "]";
  }

  /** Further lines: what it answers, what was thought of it, what became of it. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (fields.has("quote")) {
      JsonNode quote = fields.path("quote");
      String by = party(quote.path("sender"));
      notes.add("answers" + (by.isEmpty() ? "" : " " + by) + ": " + quote.path("body").asText("?"));
    }
    if (fields.has("forwarded")) {
      String from = fields.path("forwarded").asText("");
      notes.add("forwarded" + (from.equals("yes") ? "" : " from " + from));
    }
    if (fields.has("place")) {
      JsonNode place = fields.path("place");
      notes.add(
          String.format(
                  Locale.ROOT,
                  "place %.6f, %.6f %s",
                  place.path("latitude").asDouble(),
                  place.path("longitude").asDouble(),
                  place.path("name").asText(""))
              .strip());
    }
    fields.path("poll").path("answers").forEach(one -> notes.add("answer: " + one.asText()));
    fields.path("cards").forEach(one -> notes.add("contact card: " + one.asText()));
    fields
        .path("reactions")
        .forEach(one -> notes.add("reaction " + one.path("what").asText() + by(one)));
    fields.path("versions").forEach(one -> notes.add("before: " + one.path("body").asText()));
    if (fields.has("edited")) {
      notes.add("edited " + fields.path("edited").asText());
    }
    if (fields.has("deletion") || fields.has("deleted")) {
      notes.add(
          ("deleted "
                  + fields.path("deletion").asText("")
                  + " "
                  + fields.path("deleted").asText(""))
              .strip());
    }
    if (!line.state().equals("live")) {
      notes.add(
          "recovered from "
              + fields.path("found-in").asText(line.state())
              + (fields.path("row-now").asText("").equals("other content")
                  ? ", an earlier version"
                  : ""));
    }
    return notes;
  }

  private static String by(JsonNode one) {
    String by = party(one.path("by"));
    return by.isEmpty() ? "" : " by " + by;
  }

  /**
   * An attachment.
   *
   * @param name what it is called
   * @param locator of the item that it is, if the case has one
   * @param missing what is known of a file that the case does not have
   */
  record File(String name, Optional<String> locator, String missing) {}

  List<File> files() {
    List<File> files = new ArrayList<>();
    int number = 0;
    for (JsonNode one : fields.path("attachments")) {
      Optional<String> locator =
          number < line.files().size() ? line.files().get(number) : Optional.empty();
      number++;
      String name =
          one.path("name")
              .asText(
                  one.path("path")
                      .asText(one.path("source").asText(one.path("media-type").asText("file"))));
      List<String> known = new ArrayList<>();
      if (one.path("size").isNumber()) {
        known.add(String.format(Locale.ROOT, "%,d bytes", one.path("size").asLong()));
      }
      if (one.has("sha256")) {
        known.add("hash " + one.path("sha256").asText());
      }
      files.add(
          new File(
              name, locator, "missing" + (known.isEmpty() ? "" : ": " + String.join(", ", known))));
    }
    return files;
  }

  private static String party(JsonNode party) {
    if (party.isTextual()) {
      return party.asText();
    }
    String name = party.path("name").asText("");
    return name.isBlank() ? party.path("handles").path(0).asText("") : name;
  }
}
