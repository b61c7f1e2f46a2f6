package org.dalel.gui;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dalel.gui.api.CaseEndpoints;
import org.dalel.gui.api.Endpoint;
import org.dalel.gui.api.ExportEndpoints;
import org.dalel.gui.api.ItemEndpoints;
import org.dalel.gui.api.LinkEndpoints;
import org.dalel.gui.api.ListEndpoints;
import org.dalel.gui.api.OpenApi;
import org.dalel.gui.api.ReportEndpoints;
import org.dalel.gui.api.SavedSearchEndpoints;
import org.dalel.gui.api.SearchEndpoints;
import org.dalel.gui.api.SessionEndpoints;
import org.dalel.gui.cases.Cases;
import org.dalel.gui.cases.Exports;
import org.dalel.gui.cases.RecentCases;
import org.dalel.gui.evidence.EvidenceLinks;
import org.dalel.gui.evidence.EvidenceServer;
import org.dalel.gui.server.PageServer;
import org.dalel.gui.server.Sessions;

/** The workbench: puts its parts together and starts both servers. */
public final class Workbench implements AutoCloseable {
  private final Cases cases;
  private final Exports exports = new Exports();
  private final Sessions sessions;
  private final EvidenceServer evidence;
  private final PageServer pages;
  private final String opening;

  private Workbench(WorkbenchSettings settings) {
    cases =
        new Cases(
            settings.cache().resolve("view"),
            new RecentCases(settings.configuration().resolve("recent-cases")));
    opening = settings.openFirst().map(path -> "#/case/" + cases.open(path).id()).orElse("");
    sessions = new Sessions(settings.examiner());
    EvidenceLinks links = new EvidenceLinks(Clock.systemUTC());
    evidence = new EvidenceServer(links);
    evidence.start(0);
    List<Endpoint> endpoints = endpoints(links);
    pages =
        new PageServer(
            sessions,
            evidence.origin(),
            new ObjectMapper().registerModule(new Jdk8Module()),
            routes -> add(routes, endpoints));
    pages.start(settings.port());
  }

  /**
   * Starts the workbench.
   *
   * @throws org.dalel.casefile.CaseException when the case to open is none
   */
  public static Workbench start(WorkbenchSettings settings) {
    return new Workbench(settings);
  }

  /** A link that lets one browser in, once. */
  public String invitation() {
    return pages.origin() + "/?token=" + sessions.invite() + opening;
  }

  /** The address of the page. */
  public String origin() {
    return pages.origin();
  }

  @Override
  public void close() throws IOException {
    pages.close();
    evidence.close();
    cases.close();
    exports.close();
  }

  private List<Endpoint> endpoints(EvidenceLinks links) {
    List<Endpoint> all = new ArrayList<>();
    all.addAll(new SessionEndpoints(sessions).all());
    all.addAll(new CaseEndpoints(cases).all());
    all.addAll(new ListEndpoints(cases).all());
    all.addAll(new ItemEndpoints(cases).all());
    all.addAll(new SearchEndpoints(cases).all());
    all.addAll(new SavedSearchEndpoints(cases).all());
    all.addAll(new ExportEndpoints(cases, exports).all());
    all.addAll(new ReportEndpoints(cases, exports).all());
    all.addAll(new LinkEndpoints(cases, links, evidence::origin).all());
    return all;
  }

  private static void add(RoutesConfig routes, List<Endpoint> endpoints) {
    Map<String, Object> description = OpenApi.describe(endpoints);
    routes.get("/api/openapi.json", request -> request.json(description));
    for (Endpoint endpoint : endpoints) {
      routes.addHttpHandler(endpoint.method(), endpoint.path(), endpoint.handler());
    }
  }
}
