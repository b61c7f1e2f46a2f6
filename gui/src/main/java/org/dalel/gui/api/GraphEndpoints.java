package org.dalel.gui.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.view.ViewLinks;
import org.dalel.gui.cases.Cases;
import org.dalel.gui.server.Problem;

/** What belongs together, as a graph. */
public final class GraphEndpoints {
  private static final int MOST_NODES = 300;
  private static final int MOST_FREQUENT = 200;

  private final CaseScope scope;

  /** Over the open cases. */
  public GraphEndpoints(Cases cases) {
    this.scope = new CaseScope(cases);
  }

  /** The endpoints. */
  public List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            CaseScope.PATH + "/identifiers",
            "Identifiers that occur in the most artifacts.",
            this::identifiers,
            Endpoint.optional("text", "string", "text that they contain"),
            Endpoint.optional("count", "integer", "the most, up to 200")),
        Endpoint.get(
            CaseScope.PATH + "/links",
            "What an identifier or an item is linked to: nodes and edges, two steps far.",
            this::links,
            Endpoint.optional("kind", "string", "kind of the identifier"),
            Endpoint.optional("value", "string", "the identifier"),
            Endpoint.optional("locator", "string", "the item, when no identifier is given"),
            Endpoint.optional("count", "integer", "the most nodes, up to 300")));
  }

  private void identifiers(Context request) throws Exception {
    int count = (int) Request.number(request, "count", 100, 1, MOST_FREQUENT);
    scope.view(
        request,
        (opened, view) ->
            request.json(
                Map.of(
                    "view",
                    view.stamp(),
                    "identifiers",
                    view.links().frequent(Request.text(request, "text"), count))));
  }

  private void links(Context request) throws Exception {
    int count = (int) Request.number(request, "count", 120, 2, MOST_NODES);
    Optional<String> kind = Request.text(request, "kind");
    Optional<String> value = Request.text(request, "value");
    if (kind.isPresent() && value.isPresent()) {
      scope.view(
          request,
          (opened, view) ->
              answer(request, view.links().ofIdentifier(kind.get(), value.get(), count)));
    } else if (Request.text(request, "locator").isPresent()) {
      scope.item(
          request, (opened, view, row) -> answer(request, view.links().ofRow(row.id(), count)));
    } else {
      throw Problem.badRequest("Expected kind and value of an identifier, or a locator.");
    }
  }

  private static void answer(Context request, ViewLinks.Graph graph) {
    request.json(graph);
  }
}
