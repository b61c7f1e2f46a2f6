package org.dalel.gui.api;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.view.CaseView;
import org.dalel.casefile.view.TreeNode;
import org.dalel.casefile.view.ViewRow;
import org.dalel.gui.cases.Cases;
import org.dalel.gui.cases.OpenCase;
import org.dalel.gui.server.Problem;

/** Tree and table. */
public final class ListEndpoints {
  private static final int MOST_ROWS = 500;
  private static final int MOST_NODES = 500;

  private static final Endpoint.Parameter[] QUERY =
      RowQueries.with(
          Endpoint.optional("mark", "string", "tag:NAME, reviewed or noted"),
          Endpoint.optional("from", "integer", "position of the first row, from 0"),
          Endpoint.optional("count", "integer", "the most rows, up to 500"));

  private final CaseScope scope;

  /** Over the open cases. */
  public ListEndpoints(Cases cases) {
    this.scope = new CaseScope(cases);
  }

  /** The endpoints. */
  public List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            CaseScope.PATH + "/rows",
            "Rows of the table at given positions of an order.",
            this::rows,
            QUERY),
        Endpoint.get(
            CaseScope.PATH + "/row",
            "The row of an item, and the way to it through the tree.",
            this::row,
            CaseScope.LOCATOR),
        Endpoint.get(
            CaseScope.PATH + "/nodes",
            "Nodes of the tree below one, by name.",
            this::nodes,
            Endpoint.optional("parent", "integer", "the node; the evidence without it"),
            Endpoint.optional("after", "integer", "the last node that is known already")),
        Endpoint.get(
            CaseScope.PATH + "/collections",
            "How many rows each collection and each media type has.",
            this::collections));
  }

  private void rows(Context request) throws Exception {
    scope.view(
        request,
        (opened, view) -> {
          CaseView.Page page = page(request, opened, view);
          Map<String, Object> answer = new LinkedHashMap<>();
          answer.put("view", view.stamp());
          answer.put("total", page.total());
          answer.put("from", page.from());
          answer.put("rows", page.rows().stream().map(RowJson::of).toList());
          request.json(answer);
        });
  }

  private static CaseView.Page page(Context request, OpenCase opened, CaseView view) {
    int from = (int) Request.number(request, "from", 0, 0, Integer.MAX_VALUE);
    int count = (int) Request.number(request, "count", 100, 0, MOST_ROWS);
    Optional<String> mark = Request.text(request, "mark");
    if (mark.isEmpty()) {
      return view.page(RowQueries.of(request, view), from, count);
    }
    return view.page(RowQueries.of(request, view), marked(opened, view, mark.get()), from, count);
  }

  /** The rows with a mark, ascending. */
  static int[] marked(OpenCase opened, CaseView view, String mark) {
    return opened
        .marked()
        .of(view, mark)
        .orElseThrow(() -> Problem.badRequest("mark: there is none like " + mark + "."));
  }

  private void row(Context request) throws Exception {
    scope.item(request, (opened, view, row) -> request.json(withWay(view, row)));
  }

  private static Map<String, Object> withWay(CaseView view, ViewRow row) {
    return Map.of(
        "view", view.stamp(),
        "row", RowJson.of(row),
        "way", view.tree().way(row.node()).stream().map(node -> RowJson.of(view, node)).toList());
  }

  private void nodes(Context request) throws Exception {
    scope.view(
        request,
        (opened, view) -> {
          long parent = Request.number(request, "parent", 0, 0, Long.MAX_VALUE);
          long last = Request.number(request, "after", 0, 0, Long.MAX_VALUE);
          List<TreeNode> way = last == 0 ? List.of() : view.tree().way(last);
          Optional<TreeNode> after =
              way.isEmpty() ? Optional.empty() : Optional.of(way.get(way.size() - 1));
          List<TreeNode> nodes = view.tree().children(parent, after, MOST_NODES);
          request.json(
              Map.of(
                  "view", view.stamp(),
                  "more", nodes.size() == MOST_NODES,
                  "nodes", nodes.stream().map(node -> RowJson.of(view, node)).toList()));
        });
  }

  private void collections(Context request) throws Exception {
    scope.view(
        request,
        (opened, view) -> {
          request.json(
              Map.of(
                  "view", view.stamp(), "collections", view.collections(), "types", view.types()));
        });
  }
}
