package org.dalel.gui.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dalel.gui.cases.Cases;
import org.dalel.gui.evidence.EvidenceLinks;
import org.dalel.gui.evidence.SafeTypes;

/** Links to the bytes of items, on the server of evidence. */
public final class LinkEndpoints {
  private final CaseScope scope;
  private final EvidenceLinks links;
  private final Supplier<String> evidenceOrigin;

  /**
   * Over the open cases.
   *
   * @param evidenceOrigin where evidence is served
   */
  public LinkEndpoints(Cases cases, EvidenceLinks links, Supplier<String> evidenceOrigin) {
    this.scope = new CaseScope(cases);
    this.links = links;
    this.evidenceOrigin = evidenceOrigin;
  }

  /** The endpoints. */
  public List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            CaseScope.PATH + "/item/link",
            "A link to the bytes of an item for some minutes; without url when they are not shown as"
                + " they are.",
            this::link,
            CaseScope.LOCATOR));
  }

  private void link(Context request) throws Exception {
    scope.item(
        request,
        (opened, view, row) -> {
          Optional<String> type = row.type().flatMap(SafeTypes::shown);
          request.json(
              type.<Map<String, Object>>map(
                      shown ->
                          Map.of(
                              "type",
                              shown,
                              "url",
                              evidenceOrigin.get()
                                  + "/"
                                  + links.give(opened, row.itemId(), row.locator(), shown)))
                  .orElse(Map.of("type", row.type().orElse(""))));
        });
  }
}
