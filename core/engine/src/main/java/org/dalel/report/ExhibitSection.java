package org.dalel.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dalel.casefile.read.ListedArtifact;
import org.dalel.casefile.read.ListedItem;
import org.dalel.export.IsoTime;
import org.dalel.review.Note;
import org.dalel.review.Tag;

/** The tagged items: where they stand, what they are, what people and extractors said of them. */
final class ExhibitSection {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MESSAGE = "message";

  private final Html page;
  private final ReportWords words;
  private final Pictures pictures;

  ExhibitSection(Html page, ReportWords words, Pictures pictures) {
    this.page = page;
    this.words = words;
    this.pictures = pictures;
  }

  void write(ReportFacts facts) {
    page.element("h2", words.say("exhibits"));
    if (facts.exhibits().isEmpty()) {
      page.element("p", words.say("exhibits.none"));
    }
    facts.exhibits().forEach(this::exhibit);
    if (!facts.missing().isEmpty()) {
      page.element("p", words.say("exhibits.missing")).open("ul");
      facts.missing().forEach(locator -> page.element("li", locator, "class", "mono"));
      page.close();
    }
    conversations(facts.exhibits());
  }

  private void exhibit(Exhibit exhibit) {
    ListedItem item = exhibit.item();
    String path = item.path();
    page.open("div", "class", "exhibit");
    page.element(
        "h3", words.say("exhibit", exhibit.number(), path.substring(path.lastIndexOf('/') + 1)));
    pictures.of(item).ifPresent(drawn -> picture(drawn, exhibit));
    page.open("table", "class", "facts").open("tbody");
    page.fact(words.say("exhibit.locator"), item.locator().toString());
    page.fact(words.say("exhibit.path"), path);
    page.fact(words.say("exhibit.state"), words.word("state", item.state()));
    page.fact(words.say("exhibit.type"), item.type().orElse(""));
    page.fact(
        words.say("evidence.size"),
        item.size().isPresent() ? words.say("bytes", words.number(item.size().getAsLong())) : "");
    page.fact("SHA-256", item.digests().sha256().orElse(""));
    page.fact("SHA-1", item.digests().sha1().orElse(""));
    page.fact("MD5", item.digests().md5().orElse(""));
    page.fact(words.say("time.modified"), words.time(item.times().modified()));
    page.fact(words.say("time.created"), words.time(item.times().created()));
    page.fact(words.say("time.accessed"), words.time(item.times().accessed()));
    page.fact(words.say("time.changed"), words.time(item.times().changed()));
    page.fact(
        words.say("exhibit.examination"),
        words.word("status", item.status()) + item.why().map(why -> ": " + why).orElse(""));
    page.fact(
        words.say("exhibit.tags"),
        exhibit.marks().tags().stream()
            .map(Tag::name)
            .sorted()
            .map(name -> words.word("tag", name))
            .collect(Collectors.joining(", ")));
    page.close().close();
    exhibit.marks().notes().forEach(this::note);
    artifacts(exhibit);
    page.close();
  }

  private void picture(Pictures.Drawn drawn, Exhibit exhibit) {
    drawn
        .data()
        .ifPresent(
            data ->
                page.open("p")
                    .empty(
                        "img", "src", data, "alt", words.say("exhibit.picture", exhibit.number()))
                    .close());
    drawn
        .why()
        .ifPresent(why -> page.element("p", words.say("exhibit.noPicture", why), "class", "note"));
  }

  private void note(Note note) {
    page.open("div", "class", "remark");
    page.element("strong", words.say("note." + note.kind().label()) + ":");
    page.element("div", note.body());
    page.element("div", note.actor() + ", " + words.time(note.timeNs()), "class", "note");
    page.close();
  }

  private void artifacts(Exhibit exhibit) {
    List<ListedArtifact> shown =
        exhibit.artifacts().stream().filter(one -> !one.type().equals(MESSAGE)).toList();
    if (shown.isEmpty()) {
      return;
    }
    page.element("h4", words.say("artifacts", words.number(shown.size())));
    page.table(words.say("artifact.type"), words.say("artifact.fields"), words.say("artifact.by"));
    for (ListedArtifact one :
        shown.subList(0, Math.min(shown.size(), ReportFacts.MOST_ARTIFACTS))) {
      page.row(
          words.word(ArtifactNames.TYPE, one.type()),
          fields(one.fields()),
          String.join(
              ", ",
              one.plugin() + " " + one.pluginVersion(),
              words.word("artifact.state", one.state()),
              words.word("confidence", one.confidence())));
    }
    page.close().close();
    if (shown.size() > ReportFacts.MOST_ARTIFACTS) {
      page.element(
          "p",
          words.say("artifacts.more", words.number(ReportFacts.MOST_ARTIFACTS)),
          "class",
          "note");
    }
  }

  /** The messages in exhibits, by conversation and time. */
  private void conversations(List<Exhibit> exhibits) {
    Map<String, List<JsonNode>> conversations = new TreeMap<>();
    for (Exhibit exhibit : exhibits) {
      for (ListedArtifact one : exhibit.artifacts()) {
        if (one.type().equals(MESSAGE)) {
          JsonNode message = json(one.fields());
          String name =
              message.path("service").asText("") + " " + message.path("conversation").asText("");
          conversations.computeIfAbsent(name.strip(), key -> new ArrayList<>()).add(message);
        }
      }
    }
    if (!conversations.isEmpty()) {
      page.element("h2", words.say("conversations"));
      conversations.forEach(this::conversation);
    }
  }

  private void conversation(String name, List<JsonNode> messages) {
    page.element("h3", name.isEmpty() ? words.say("conversation") : name);
    page.table(words.say("message.time"), words.say("message.from"), words.say("message.text"));
    messages.sort(Comparator.comparing(message -> message.path("sent").asText("")));
    for (JsonNode message : messages) {
      page.row(
          time(message.path("sent").asText(message.path("received").asText(""))),
          party(message.path("sender")),
          message.path("body").asText(""));
    }
    page.close().close();
  }

  /** A time of an artifact in the zone of the report; as it is where it is no instant. */
  private String time(String iso) {
    try {
      return iso.isEmpty() ? "" : words.time(IsoTime.nanos(Instant.parse(iso)));
    } catch (DateTimeParseException | ArithmeticException e) {
      return iso;
    }
  }

  private static String party(JsonNode party) {
    for (String name : List.of("name", "id", "phone", "email")) {
      if (party.path(name).isTextual()) {
        return party.path(name).asText();
      }
    }
    if (party.path("handles").path(0).isTextual()) {
      return party.path("handles").path(0).asText();
    }
    return party.isMissingNode() || party.isNull()
        ? ""
        : party.isTextual() ? party.asText() : party.toString();
  }

  private String fields(String json) {
    List<String> lines = new ArrayList<>();
    json(json)
        .properties()
        .forEach(
            field ->
                lines.add(
                    words.word(ArtifactNames.FIELD, field.getKey())
                        + ": "
                        + value(field.getKey(), field.getValue())));
    return String.join("\n", lines);
  }

  /** A value in one line, in the words of the report: parts of lists and objects with commas. */
  private String value(String field, JsonNode value) {
    if (value.isArray()) {
      List<String> parts = new ArrayList<>();
      value.forEach(one -> parts.add(value(field, one)));
      return String.join(", ", parts);
    }
    if (value.isObject()) {
      return value.properties().stream()
          .map(
              one ->
                  words.word(ArtifactNames.FIELD, one.getKey())
                      + " "
                      + value(one.getKey(), one.getValue()))
          .collect(Collectors.joining(", "));
    }
    String text = value.asText();
    return value.isBoolean()
        ? words.word(ArtifactNames.VALUE, text)
        : value.isTextual() ? time(words.word(ArtifactNames.VALUE, field, text)) : text;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode().put("text", text);
    }
  }
}
