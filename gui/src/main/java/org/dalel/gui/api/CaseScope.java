package org.dalel.gui.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import org.dalel.casefile.view.CaseView;
import org.dalel.casefile.view.ViewRow;
import org.dalel.gui.cases.Cases;
import org.dalel.gui.cases.OpenCase;
import org.dalel.gui.server.Problem;

/** Finds the case, its view and the item that a request is about. */
final class CaseScope {
  /** The beginning of the paths of everything that belongs to one case. */
  static final String PATH = "/api/cases/{case}";

  static final Endpoint.Parameter LOCATOR =
      Endpoint.required("locator", "string", "locator of the item");

  private final Cases cases;

  CaseScope(Cases cases) {
    this.cases = cases;
  }

  OpenCase open(Context request) {
    String id = request.pathParam("case");
    return cases
        .find(id)
        .orElseThrow(
            () -> Problem.notFound("There is no open case " + id + "; open it from the list."));
  }

  /** Answers with the view, or says that it is being made: status 202, to be asked again. */
  void view(Context request, ViewHandler handler) throws Exception {
    OpenCase opened = open(request);
    var view = opened.view();
    if (view.isPresent()) {
      handler.handle(opened, view.get());
    } else {
      request
          .status(HttpStatus.ACCEPTED)
          .json(Map.of("preparing", true, "rows", opened.rowsDone()));
    }
  }

  /** The same, with the item that the request names. */
  void item(Context request, ItemHandler handler) throws Exception {
    view(
        request,
        (opened, view) -> {
          String locator = Request.required(request, "locator");
          ViewRow row =
              view.find(Request.locator(locator))
                  .orElseThrow(
                      () -> Problem.notFound("The case has no item with the locator " + locator));
          handler.handle(opened, view, row);
        });
  }

  /** Answers with a view at hand. */
  @FunctionalInterface
  interface ViewHandler {
    void handle(OpenCase opened, CaseView view) throws Exception;
  }

  /** Answers about an item. */
  @FunctionalInterface
  interface ItemHandler {
    void handle(OpenCase opened, CaseView view, ViewRow row) throws Exception;
  }
}
