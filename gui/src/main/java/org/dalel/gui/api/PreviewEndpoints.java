package org.dalel.gui.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.dalel.casefile.view.CaseView;
import org.dalel.casefile.view.ViewRow;
import org.dalel.gui.cases.Cases;
import org.dalel.gui.evidence.MadeBodies;
import org.dalel.gui.preview.ItemPreviews;
import org.dalel.preview.Preview;
import org.dalel.preview.PreviewException;

/** What items look like: made by a worker process, as pictures, safe pages, trees and tables. */
public final class PreviewEndpoints {
  private static final Set<String> OF_DATABASES = Set.of("tables", "table");
  private static final Pattern ADDRESS = Pattern.compile("#[^#!/]*$");
  private static final int LARGEST_SIDE = 4096;

  private final CaseScope scope;
  private final ItemPreviews previews;
  private final MadeBodies bodies;
  private final Supplier<String> evidenceOrigin;

  /**
   * Over the open cases.
   *
   * @param evidenceOrigin where evidence is served
   */
  public PreviewEndpoints(
      Cases cases, ItemPreviews previews, MadeBodies bodies, Supplier<String> evidenceOrigin) {
    this.scope = new CaseScope(cases);
    this.previews = previews;
    this.bodies = bodies;
    this.evidenceOrigin = evidenceOrigin;
  }

  /** The endpoints. */
  public List<Endpoint> all() {
    Endpoint.Parameter side =
        Endpoint.optional("side", "integer", "the longer side in pixels, up to 4096");
    return List.of(
        Endpoint.get(
            CaseScope.PATH + "/item/picture",
            "A picture, upright and scaled: a link to it and its size.",
            request -> answer(request, "picture", sized(request, 1600)),
            CaseScope.LOCATOR,
            side),
        Endpoint.get(
            CaseScope.PATH + "/item/thumbnail",
            "A small picture: of a picture, or of the first page of a PDF.",
            this::thumbnail,
            CaseScope.LOCATOR,
            side),
        Endpoint.get(
            CaseScope.PATH + "/item/pdf",
            "A page of a PDF as a picture: a link to it, and how many pages there are.",
            request ->
                answer(
                    request,
                    "page",
                    Map.of("side", side(request, 1400), "page", number(request, "page", 1))),
            CaseScope.LOCATOR,
            side,
            Endpoint.optional("page", "integer", "number of the page, from 1")),
        Endpoint.get(
            CaseScope.PATH + "/item/document",
            "A document as a page without anything active: a link to it, and its metadata.",
            request ->
                answer(
                    request,
                    "document",
                    Map.of("dark", String.valueOf(Request.flag(request, "dark")))),
            CaseScope.LOCATOR,
            Endpoint.optional("dark", "boolean", "light on dark")),
        Endpoint.get(
            CaseScope.PATH + "/item/tree",
            "A property list or JSON as a tree: k kind, n name, v value, c children, s their number.",
            request -> answer(request, "tree", Map.of()),
            CaseScope.LOCATOR),
        Endpoint.get(
            CaseScope.PATH + "/item/tables",
            "The tables of an SQLite database; rows are counted up to a million.",
            request -> answer(request, "tables", Map.of()),
            CaseScope.LOCATOR),
        Endpoint.get(
            CaseScope.PATH + "/item/table",
            "Rows of a table of an SQLite database.",
            request ->
                answer(
                    request,
                    "table",
                    Map.of(
                        "table", Request.required(request, "table"),
                        "from", number(request, "from", 0),
                        "count", number(request, "count", 100))),
            CaseScope.LOCATOR,
            Endpoint.required("table", "string", "its name"),
            Endpoint.optional("from", "integer", "first row, from 0"),
            Endpoint.optional("count", "integer", "the most rows, up to 200")));
  }

  private void thumbnail(Context request) throws Exception {
    scope.item(
        request,
        (opened, view, row) -> {
          boolean pdf = row.type().filter("application/pdf"::equals).isPresent();
          answer(
              request,
              pdf ? "page" : "picture",
              pdf ? Map.of("side", side(request, 240), "page", "1") : sized(request, 240));
        });
  }

  private void answer(Context request, String what, Map<String, String> values) throws Exception {
    scope.item(
        request,
        (opened, view, row) -> {
          try {
            Optional<ViewRow> log = OF_DATABASES.contains(what) ? log(view, row) : Optional.empty();
            Preview made = previews.make(opened, row, log, what, values);
            ObjectNode answer = made.facts().deepCopy();
            log.ifPresent(one -> answer.put("log", one.name()));
            if (made.body().length > 0) {
              String type = made.facts().path("type").asText();
              answer.put("url", evidenceOrigin.get() + "/" + bodies.give(type, made.body()));
            }
            request.json(answer);
          } catch (PreviewException e) {
            // an answer, not a failure of the request: there is nothing to show of this evidence
            request.json(Map.of("problem", e.getMessage()));
          }
        });
  }

  /** The write-ahead log that stands beside a database, and is deleted only if that is. */
  private static Optional<ViewRow> log(CaseView view, ViewRow row) {
    String wanted = place(row) + ItemPreviews.LOG;
    return view
        .search()
        .named(
            row.name() + ItemPreviews.LOG,
            one ->
                place(one).equals(wanted)
                    && one.state().equals(row.state())
                    && one.size().orElse(0) > 0,
            1)
        .stream()
        .findFirst();
  }

  /** A locator without metadata address. */
  private static String place(ViewRow row) {
    return ADDRESS.matcher(row.locator().toString()).replaceFirst("");
  }

  private static Map<String, String> sized(Context request, int missing) {
    return Map.of("side", side(request, missing));
  }

  private static String side(Context request, int missing) {
    return String.valueOf(Request.number(request, "side", missing, 16, LARGEST_SIDE));
  }

  private static String number(Context request, String name, int missing) {
    return String.valueOf(Request.number(request, name, missing, 0, Integer.MAX_VALUE));
  }
}
