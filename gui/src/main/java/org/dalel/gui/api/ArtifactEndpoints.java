package org.dalel.gui.api;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.casefile.view.ArtifactOrder;
import org.dalel.casefile.view.ViewArtifacts;
import org.dalel.gui.cases.Cases;
import org.dalel.report.ArtifactNames;

/** Artifacts: which types there are, and those of a type. */
public final class ArtifactEndpoints {
  private static final int MOST = 500;

  private final CaseScope scope;

  /** Over the open cases. */
  public ArtifactEndpoints(Cases cases) {
    this.scope = new CaseScope(cases);
  }

  /** The endpoints. */
  public List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            "/api/artifact-names",
            "What people call the types of artifacts and their fields.",
            request -> request.json(ArtifactNames.of(Request.required(request, "language"))),
            Endpoint.required("language", "string", "en, ru or kk")),
        Endpoint.get(
            CaseScope.PATH + "/artifacts/types",
            "How many artifacts there are of each type, and how many conversations.",
            this::types),
        Endpoint.get(
            CaseScope.PATH + "/artifacts",
            "Artifacts of a type at given positions, in the items' order or another one.",
            this::page,
            Endpoint.required("type", "string", "artifact type"),
            Endpoint.optional("text", "string", "text that the fields contain"),
            Endpoint.optional(
                "sort", "string", "path, name, state, confidence, plugin, or field and its name"),
            Endpoint.optional("descending", "boolean", "the other way round"),
            Endpoint.optional("from", "integer", "position of the first one, from 0"),
            Endpoint.optional("count", "integer", "the most artifacts, up to 500")));
  }

  private void types(Context request) throws Exception {
    scope.view(
        request,
        (opened, view) ->
            request.json(
                Map.of(
                    "view", view.stamp(),
                    "types", view.artifacts().types(),
                    "conversations", view.conversations().count())));
  }

  private void page(Context request) throws Exception {
    String type = Request.required(request, "type");
    int from = (int) Request.number(request, "from", 0, 0, Integer.MAX_VALUE);
    int count = (int) Request.number(request, "count", 100, 0, MOST);
    ArtifactOrder order =
        new ArtifactOrder(
            Request.text(request, "sort").orElse(ArtifactOrder.OF_ITEMS.column()),
            Request.flag(request, "descending"));
    scope.view(
        request,
        (opened, view) -> {
          ViewArtifacts.Page page =
              view.artifacts().page(type, Request.text(request, "text"), order, from, count);
          Map<String, Object> answer = new LinkedHashMap<>();
          answer.put("view", view.stamp());
          answer.put("total", page.total());
          answer.put("from", from);
          answer.put("rows", page.artifacts().stream().map(ArtifactJson::of).toList());
          request.json(answer);
        });
  }
}
