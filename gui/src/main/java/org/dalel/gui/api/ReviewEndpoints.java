package org.dalel.gui.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.dalel.casefile.Locator;
import org.dalel.export.IsoTime;
import org.dalel.gui.cases.Cases;
import org.dalel.gui.cases.OpenCase;
import org.dalel.gui.server.Problem;
import org.dalel.review.Marks;
import org.dalel.review.Note;
import org.dalel.review.ReviewReader;
import org.dalel.review.ReviewWriter;
import org.dalel.review.TagColour;
import org.dalel.review.TagKind;

/** Tags, notes and reviewed marks. */
public final class ReviewEndpoints {
  private static final int MOST_MARKS = 500;
  private static final Endpoint.Parameter LOCATORS =
      Endpoint.required("locators", "array", "locators of the items, up to 10,000");
  private static final Endpoint.Parameter OFF =
      Endpoint.optional("off", "boolean", "take it away instead");

  private final CaseScope scope;
  private final Consumer<String> changed;

  /**
   * Over the open cases.
   *
   * @param changed told the id of a case whose marks changed
   */
  public ReviewEndpoints(Cases cases, Consumer<String> changed) {
    this.scope = new CaseScope(cases);
    this.changed = changed;
  }

  /** The endpoints. */
  public List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            CaseScope.PATH + "/review",
            "The tags of a case and how many items have each.",
            this::review),
        Endpoint.post(
            CaseScope.PATH + "/review/marks",
            "What people said of items; those without anything are left out.",
            this::marks,
            Endpoint.required("locators", "array", "locators of the items, up to 500")),
        Endpoint.post(
            CaseScope.PATH + "/review/tag",
            "Give items a tag.",
            this::tag,
            Endpoint.required("name", "string", "a tag of the case"),
            LOCATORS,
            OFF),
        Endpoint.post(
            CaseScope.PATH + "/review/reviewed",
            "Say that items were looked at.",
            this::reviewed,
            LOCATORS,
            OFF),
        Endpoint.post(
            CaseScope.PATH + "/review/note",
            "Write a note about an item.",
            this::note,
            CaseScope.LOCATOR,
            Endpoint.required("kind", "string", "fact, interpretation or opinion"),
            Endpoint.required("body", "string", "the words")),
        Endpoint.post(
            CaseScope.PATH + "/review/note/remove",
            "Take a note away.",
            this::removeNote,
            Endpoint.required("id", "string", "id of the note")),
        Endpoint.post(
            CaseScope.PATH + "/review/define",
            "Make a tag that can be given, or change its colour and key.",
            this::define,
            Endpoint.required("name", "string", "name of the tag"),
            Endpoint.required("colour", "string", "red, orange, yellow, green, teal, blue ..."),
            Endpoint.optional("key", "integer", "1 to 9")),
        Endpoint.post(
            CaseScope.PATH + "/review/undo",
            "Undo the last action of this examiner with tags, notes or reviewed marks.",
            this::undo));
  }

  private void review(Context request) {
    ReviewReader review = scope.open(request).review();
    Map<String, Long> counts = new LinkedHashMap<>(review.tagCounts());
    List<Object> tags = new ArrayList<>();
    for (TagKind kind : review.kinds()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", kind.name());
      one.put("colour", kind.colour().label());
      kind.key().ifPresent(key -> one.put("key", key));
      one.put("count", counts.getOrDefault(kind.name(), 0L));
      tags.add(one);
    }
    request.json(
        Map.of(
            "version", review.version(),
            "tags", tags,
            "reviewed", review.reviewedCount(),
            "noted", review.notedCount()));
  }

  private void marks(Context request) {
    ReviewReader review = scope.open(request).review();
    Map<String, Object> marks = new LinkedHashMap<>();
    long version = review.version();
    review
        .marks(Request.locators(Request.body(request), MOST_MARKS))
        .forEach((locator, one) -> marks.put(locator, json(one)));
    request.json(Map.of("version", version, "marks", marks));
  }

  private static Map<String, Object> json(Marks marks) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(
        "tags",
        marks.tags().stream()
            .map(
                tag ->
                    Map.of(
                        "name", tag.name(),
                        "actor", tag.actor(),
                        "time", IsoTime.print(tag.timeNs())))
            .toList());
    json.put("notes", marks.notes().stream().map(ReviewEndpoints::json).toList());
    marks
        .reviewed()
        .ifPresent(
            by ->
                json.put(
                    "reviewed", Map.of("actor", by.actor(), "time", IsoTime.print(by.timeNs()))));
    return json;
  }

  private static Map<String, Object> json(Note note) {
    return Map.of(
        "id", note.id(),
        "kind", note.kind().label(),
        "body", note.body(),
        "actor", note.actor(),
        "time", IsoTime.print(note.timeNs()));
  }

  private void tag(Context request) {
    JsonNode body = Request.body(request);
    String name = Request.field(body, "name");
    List<Locator> items = Request.locators(body, ReviewWriter.MOST_ITEMS);
    change(
        request,
        (writer, actor) ->
            body.path("off").asBoolean()
                ? writer.untag(actor, name, items)
                : writer.tag(actor, name, items));
  }

  private void reviewed(Context request) {
    JsonNode body = Request.body(request);
    List<Locator> items = Request.locators(body, ReviewWriter.MOST_ITEMS);
    change(
        request,
        (writer, actor) ->
            body.path("off").asBoolean()
                ? writer.notReviewed(actor, items)
                : writer.reviewed(actor, items));
  }

  private void note(Context request) {
    JsonNode body = Request.body(request);
    Locator item = Request.locator(Request.field(body, "locator"));
    String kind = Request.field(body, "kind");
    Note.Kind known =
        Note.Kind.find(kind)
            .orElseThrow(
                () ->
                    Problem.badRequest(
                        "kind: expected fact, interpretation or opinion, found " + kind + "."));
    String words = Request.field(body, "body");
    change(
        request,
        (writer, actor) -> {
          writer.note(actor, item, known, words);
          return true;
        });
  }

  private void removeNote(Context request) {
    String id = Request.field(Request.body(request), "id");
    change(request, (writer, actor) -> writer.removeNote(actor, id));
  }

  private void define(Context request) {
    JsonNode body = Request.body(request);
    String colour = Request.field(body, "colour");
    int key = body.path("key").asInt();
    if (key < 0 || key > 9) {
      throw Problem.badRequest("key: expected a digit from 1 to 9, found " + key + ".");
    }
    TagKind kind =
        new TagKind(
            Request.field(body, "name").strip(),
            TagColour.find(colour)
                .orElseThrow(
                    () -> Problem.badRequest("colour: there is none named " + colour + ".")),
            key == 0 ? OptionalInt.empty() : OptionalInt.of(key));
    change(
        request,
        (writer, actor) -> {
          writer.define(actor, kind);
          return true;
        });
  }

  private void undo(Context request) {
    OpenCase opened = scope.open(request);
    var undone = opened.reviewing().undo(Request.session(request).examiner());
    changed.accept(opened.id());
    request.json(Map.of("undone", undone.orElse("")));
  }

  @FunctionalInterface
  private interface Change {
    boolean make(ReviewWriter writer, String actor);
  }

  private void change(Context request, Change change) {
    OpenCase opened = scope.open(request);
    boolean made = change.make(opened.reviewing(), Request.session(request).examiner());
    changed.accept(opened.id());
    request.json(Map.of("changed", made, "version", opened.review().version()));
  }
}
