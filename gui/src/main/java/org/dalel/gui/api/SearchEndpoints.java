package org.dalel.gui.api;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.casefile.read.ListedItem;
import org.dalel.casefile.read.SearchHit;
import org.dalel.casefile.read.SearchRequest;
import org.dalel.casefile.read.SearchResult;
import org.dalel.casefile.view.CaseView;
import org.dalel.gui.cases.Cases;

/** Full-text search. */
public final class SearchEndpoints {
  private static final int MOST_HITS = 200;
  private static final int MOST_PLACES = 20;

  private final CaseScope scope;

  /** Over the open cases. */
  public SearchEndpoints(Cases cases) {
    this.scope = new CaseScope(cases);
  }

  /** The endpoints. */
  public List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            CaseScope.PATH + "/search",
            "Contents whose text or metadata match, the best first; hits in snippets stand between"
                + " U+0002 and U+0003.",
            this::search,
            Endpoint.required("query", "string", "words, \"phrases\", beginnings*, AND OR NOT"),
            Endpoint.optional("count", "integer", "the most hits, up to 200")));
  }

  private void search(Context request) throws Exception {
    String query = Request.required(request, "query");
    int count = (int) Request.number(request, "count", 50, 1, MOST_HITS);
    scope.view(
        request,
        (opened, view) -> {
          SearchResult result =
              opened.read(
                  reader ->
                      reader.search(new SearchRequest(query, count, SearchRequest.Order.RANK)));
          Map<String, Object> answer = new LinkedHashMap<>();
          answer.put("view", view.stamp());
          answer.put("query", result.query());
          result.rewritten().ifPresent(how -> answer.put("rewritten", how));
          answer.put("total", result.total());
          answer.put("hits", result.hits().stream().map(hit -> hit(view, hit)).toList());
          request.json(answer);
        });
  }

  private static Map<String, Object> hit(CaseView view, SearchHit hit) {
    List<Object> places = new ArrayList<>();
    for (ListedItem place : hit.places().subList(0, Math.min(MOST_PLACES, hit.places().size()))) {
      view.find(place.locator()).ifPresent(row -> places.add(RowJson.of(row)));
    }
    return Map.of("snippet", hit.snippet(), "count", hit.places().size(), "places", places);
  }
}
