package org.dalel.gui.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.read.TextMatches;
import org.dalel.casefile.read.TextSnippet;
import org.dalel.casefile.view.CaseView;
import org.dalel.casefile.view.Facets;
import org.dalel.casefile.view.FoundRows;
import org.dalel.casefile.view.RowQuery;
import org.dalel.casefile.view.ViewSearch;
import org.dalel.gui.cases.Cases;
import org.dalel.gui.cases.OpenCase;

/** Full-text search and identifiers. */
public final class SearchEndpoints {
  private static final int MOST_HITS = 200;
  private static final int MOST_PLACES = 20;

  /** A word that stands in more documents is ranked in a second step. */
  private static final int FIRST_LOOK = 2_000;

  private static final int MOST_IDENTIFIERS = 500;

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
            "What matches by its text, its metadata or what an artifact says, the best first, and"
                + " how it is spread; hits in snippets stand between U+0002 and U+0003, artifact is"
                + " the type of the artifact that says it.",
            this::search,
            RowQueries.with(
                Endpoint.required("query", "string", "words, \"phrases\", beginnings*, AND OR NOT"),
                Endpoint.optional(
                    "all",
                    "boolean",
                    "rank all that match; without it at most 2,000 are looked at: complete tells"
                        + " whether that was all, and when it was not, they are in the order of"
                        + " their places"),
                Endpoint.optional("from", "integer", "position of the first hit, from 0"),
                Endpoint.optional("count", "integer", "the most hits, up to 200"))),
        Endpoint.get(
            CaseScope.PATH + "/identifiers/mentioned",
            "Identifiers (telephone numbers, addresses ...) by their beginning.",
            this::identifiers,
            Endpoint.optional("beginning", "string", "how the normal form begins"),
            Endpoint.optional("kind", "string", "one kind alone"),
            Endpoint.optional("count", "integer", "the most, up to 500")));
  }

  private void search(Context request) throws Exception {
    String query = Request.required(request, "query");
    int from = (int) Request.number(request, "from", 0, 0, Integer.MAX_VALUE);
    int count = (int) Request.number(request, "count", 50, 1, MOST_HITS);
    int most = Request.flag(request, "all") ? Integer.MAX_VALUE : FIRST_LOOK;
    scope.view(
        request,
        (opened, view) -> {
          RowQuery where = RowQueries.of(request, view);
          TextMatches matches = opened.matches(view, query, most);
          FoundRows found = opened.found(view, matches, where);
          Map<String, Object> answer = new LinkedHashMap<>();
          answer.put("view", view.stamp());
          answer.put("query", matches.query());
          matches.rewritten(query).ifPresent(how -> answer.put("rewritten", how));
          answer.put("complete", matches.isComplete());
          answer.put("matches", matches.size());
          answer.put("total", found.size());
          answer.put("from", from);
          answer.put("hits", hits(opened, view, matches, found.holders(from, count)));
          answer.put("facets", facets(view, found.facets()));
          request.json(answer);
        });
  }

  private static List<Object> hits(
      OpenCase opened, CaseView view, TextMatches matches, long[] holders) throws IOException {
    List<TextSnippet> snippets =
        opened.read(reader -> reader.snippets(matches, holders, view.owners()::identifiersOf));
    List<ViewSearch.Places> places = view.search().places(holders, MOST_PLACES);
    List<Object> hits = new ArrayList<>();
    for (int i = 0; i < holders.length; i++) {
      Map<String, Object> hit = new LinkedHashMap<>();
      hit.put("snippet", snippets.get(i).text());
      snippets.get(i).artifact().ifPresent(type -> hit.put("artifact", type));
      hit.put("count", places.get(i).total());
      hit.put("places", places.get(i).rows().stream().map(RowJson::of).toList());
      hits.add(hit);
    }
    return hits;
  }

  private static Map<String, Object> facets(CaseView view, Facets facets) {
    return Map.of(
        "evidence", facets.evidence(),
        "types", facets.types(),
        "years", facets.years(),
        "folders",
            facets.folders().stream()
                .map(
                    one ->
                        Map.of(
                            "place",
                            view.tree().key(one.node()),
                            "path",
                            one.path(),
                            "rows",
                            one.rows()))
                .toList());
  }

  private void identifiers(Context request) throws Exception {
    Optional<String> kind = Request.text(request, "kind");
    String beginning = Request.text(request, "beginning").orElse("");
    int count = (int) Request.number(request, "count", 100, 1, MOST_IDENTIFIERS);
    scope.view(
        request,
        (opened, view) ->
            request.json(
                Map.of(
                    "view",
                    view.stamp(),
                    "kinds",
                    view.owners().identifierKinds(),
                    "identifiers",
                    view.owners().identifiers(kind, beginning, count))));
  }
}
