package org.dalel.gui.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dalel.export.IsoTime;
import org.dalel.gui.cases.Cases;
import org.dalel.gui.server.Problem;
import org.dalel.review.SavedSearches;

/** Searches and keyword lists that people keep in the case. */
public final class SavedSearchEndpoints {
  private final CaseScope scope;

  /** Over the open cases. */
  public SavedSearchEndpoints(Cases cases) {
    this.scope = new CaseScope(cases);
  }

  /** The endpoints. */
  public List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            CaseScope.PATH + "/searches", "Searches and keyword lists that are kept.", this::list),
        Endpoint.post(
            CaseScope.PATH + "/searches",
            "Keep a search or a keyword list; what has the same name gives way.",
            this::keep,
            Endpoint.required("kind", "string", "search or words"),
            Endpoint.required("name", "string", "what it is called"),
            Endpoint.required(
                "body", "string", "parameters of the search, or one word or phrase a line")),
        Endpoint.post(
            CaseScope.PATH + "/searches/forget",
            "Forget one.",
            this::forget,
            Endpoint.required("id", "string", "as the list has it")));
  }

  private void list(Context request) {
    request.json(answer(searches(request)));
  }

  private void keep(Context request) {
    JsonNode body = Request.body(request);
    SavedSearches searches = searches(request);
    searches.keep(
        kind(Request.field(body, "kind")),
        Request.field(body, "name"),
        Request.field(body, "body"),
        Request.session(request).examiner(),
        IsoTime.nanos(Instant.now()));
    request.json(answer(searches));
  }

  private void forget(Context request) {
    SavedSearches searches = searches(request);
    searches.forget(Request.field(Request.body(request), "id"));
    request.json(answer(searches));
  }

  private SavedSearches searches(Context request) {
    return new SavedSearches(scope.open(request).folder());
  }

  private static Map<String, Object> answer(SavedSearches searches) {
    return Map.of(
        "searches",
        searches.all().stream()
            .map(
                one ->
                    Map.of(
                        "id", one.id(),
                        "kind", one.kind().label(),
                        "name", one.name(),
                        "body", one.body(),
                        "actor", one.actor(),
                        "time", IsoTime.print(one.timeNs())))
            .toList());
  }

  private static SavedSearches.Kind kind(String word) {
    for (SavedSearches.Kind kind : SavedSearches.Kind.values()) {
      if (kind.label().equals(word)) {
        return kind;
      }
    }
    throw Problem.badRequest("kind: expected search or words, found: " + word + ".");
  }
}
