package org.dalel.gui.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.dalel.casefile.JsonText;
import org.dalel.casefile.read.AttachedPath;
import org.dalel.casefile.view.CaseView;
import org.dalel.casefile.view.ViewConversations;
import org.dalel.casefile.view.ViewConversations.Conversation;
import org.dalel.casefile.view.ViewConversations.Message;
import org.dalel.casefile.view.ViewRow;
import org.dalel.export.IsoTime;
import org.dalel.gui.cases.Cases;
import org.dalel.gui.server.Problem;

/** Conversations and their messages. */
public final class ConversationEndpoints {
  private static final int MOST = 500;
  private static final int MOST_FOUND = 10_000;
  private static final int MOST_ATTACHMENTS = 20;
  private static final int MOST_CANDIDATES = 50;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CaseScope scope;

  /** Over the open cases. */
  public ConversationEndpoints(Cases cases) {
    this.scope = new CaseScope(cases);
  }

  /** The endpoints. */
  public List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            CaseScope.PATH + "/conversations",
            "Conversations, those with the newest messages first.",
            this::list,
            Endpoint.optional("text", "string", "text that names, service or participants contain"),
            Endpoint.optional("from", "integer", "position of the first one, from 0"),
            Endpoint.optional("count", "integer", "the most, up to 500")),
        Endpoint.get(
            CaseScope.PATH + "/conversations/messages",
            "A conversation and its messages at given positions, the oldest first.",
            this::messages,
            Endpoint.required("conversation", "integer", "number of the conversation"),
            Endpoint.optional("from", "integer", "position of the first one, from 0"),
            Endpoint.optional("count", "integer", "the most, up to 500")),
        Endpoint.get(
            CaseScope.PATH + "/conversations/find",
            "The positions of messages of a conversation that contain a text.",
            this::find,
            Endpoint.required("conversation", "integer", "number of the conversation"),
            Endpoint.required(
                "text",
                "string",
                "what the message, its sender or an attachment's name contains")));
  }

  private void list(Context request) throws Exception {
    int from = (int) Request.number(request, "from", 0, 0, Integer.MAX_VALUE);
    int count = (int) Request.number(request, "count", 100, 0, MOST);
    Optional<String> text = Request.text(request, "text");
    scope.view(
        request,
        (opened, view) -> {
          ViewConversations all = view.conversations();
          List<Conversation> found =
              text.map(all::containing).orElseGet(() -> all.list(from, count));
          int total = text.isPresent() ? found.size() : all.count();
          request.json(
              Map.of(
                  "view",
                  view.stamp(),
                  "total",
                  total,
                  "conversations",
                  found.stream()
                      .skip(text.isPresent() ? from : 0)
                      .limit(count)
                      .map(ConversationEndpoints::of)
                      .toList()));
        });
  }

  private static Map<String, Object> of(Conversation one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("conversation", one.id());
    json.put("evidence", one.evidence());
    json.put("service", one.service());
    json.put("name", one.name());
    json.put("participants", new JsonText.Raw(one.participants()));
    json.put("messages", one.messages());
    json.put("deleted", one.deleted());
    time(json, "first", one.first());
    time(json, "last", one.last());
    return json;
  }

  private void messages(Context request) throws Exception {
    long conversation = Request.number(request, "conversation", 0, 0, Long.MAX_VALUE);
    int from = (int) Request.number(request, "from", 0, 0, Integer.MAX_VALUE);
    int count = (int) Request.number(request, "count", 100, 0, MOST);
    scope.view(
        request,
        (opened, view) -> {
          Conversation asked =
              view.conversations()
                  .find(conversation)
                  .orElseThrow(
                      () -> Problem.notFound("There is no conversation " + conversation + "."));
          request.json(
              Map.of(
                  "view",
                  view.stamp(),
                  "conversation",
                  of(asked),
                  "messages",
                  view.conversations().messages(conversation, from, count).stream()
                      .map(message -> of(view, message))
                      .toList()));
        });
  }

  private void find(Context request) throws Exception {
    long conversation = Request.number(request, "conversation", 0, 0, Long.MAX_VALUE);
    String text = Request.required(request, "text");
    scope.view(
        request,
        (opened, view) ->
            request.json(
                Map.of(
                    "view",
                    view.stamp(),
                    "positions",
                    view.conversations().find(conversation, text, MOST_FOUND))));
  }

  private static Map<String, Object> of(CaseView view, Message message) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("number", message.number());
    json.put("own", message.own());
    time(json, "time", message.time());
    json.put("artifact", ArtifactJson.of(message.artifact()));
    json.put("attachments", attachments(view, message));
    return json;
  }

  /** The attachments, each with the item that it is, where the case has it. */
  private static List<Object> attachments(CaseView view, Message message) {
    List<Object> found = new ArrayList<>();
    try {
      for (JsonNode one : JSON.readTree(message.artifact().fields()).path("attachments")) {
        if (found.size() == MOST_ATTACHMENTS) {
          break;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("attachment", one);
        item(view, message.artifact().row(), one)
            .ifPresent(row -> json.put("row", RowJson.of(row)));
        found.add(json);
      }
    } catch (JsonProcessingException e) {
      return List.of(); // fields of a plugin of another kind; they are shown as they are
    }
    return found;
  }

  /**
   * The item with the attachment's digest; else the item on the same evidence whose path or size
   * says that it is the one.
   */
  private static Optional<ViewRow> item(CaseView view, ViewRow at, JsonNode attachment) {
    Predicate<ViewRow> here = row -> row.locator().evidence().equals(at.locator().evidence());
    List<ViewRow> same =
        view.conversations().attached(attachment.path("sha256").asText(""), MOST_CANDIDATES);
    Optional<ViewRow> first =
        same.stream().filter(here).findFirst().or(() -> same.stream().findFirst());
    AttachedPath path = AttachedPath.of(attachment);
    if (first.isPresent() || path.name().isBlank()) {
      return first;
    }
    return path.among(
        view.search().named(path.name(), here, MOST_CANDIDATES), ViewRow::path, ViewRow::size);
  }

  private static void time(Map<String, Object> json, String name, OptionalLong value) {
    if (value.isPresent()) {
      json.put(name, IsoTime.print(value));
    }
  }
}
