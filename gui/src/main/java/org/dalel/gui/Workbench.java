package org.dalel.gui;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dalel.gui.api.ArtifactEndpoints;
import org.dalel.gui.api.CaseEndpoints;
import org.dalel.gui.api.ConversationEndpoints;
import org.dalel.gui.api.DiskEndpoints;
import org.dalel.gui.api.Endpoint;
import org.dalel.gui.api.EventEndpoints;
import org.dalel.gui.api.ExportEndpoints;
import org.dalel.gui.api.FindEndpoints;
import org.dalel.gui.api.GraphEndpoints;
import org.dalel.gui.api.ItemEndpoints;
import org.dalel.gui.api.JobEndpoints;
import org.dalel.gui.api.LinkEndpoints;
import org.dalel.gui.api.ListEndpoints;
import org.dalel.gui.api.OpenApi;
import org.dalel.gui.api.PreviewEndpoints;
import org.dalel.gui.api.ProvenanceEndpoints;
import org.dalel.gui.api.RawJson;
import org.dalel.gui.api.ReportEndpoints;
import org.dalel.gui.api.ReviewEndpoints;
import org.dalel.gui.api.SavedSearchEndpoints;
import org.dalel.gui.api.SearchEndpoints;
import org.dalel.gui.api.SessionEndpoints;
import org.dalel.gui.api.SimEndpoints;
import org.dalel.gui.api.TimelineEndpoints;
import org.dalel.gui.api.WalletEndpoints;
import org.dalel.gui.cases.Cases;
import org.dalel.gui.cases.Exports;
import org.dalel.gui.cases.RecentCases;
import org.dalel.gui.evidence.EvidenceLinks;
import org.dalel.gui.evidence.EvidenceServer;
import org.dalel.gui.evidence.MadeBodies;
import org.dalel.gui.jobs.InstalledPlugins;
import org.dalel.gui.jobs.Jobs;
import org.dalel.gui.jobs.Roots;
import org.dalel.gui.preview.ItemPreviews;
import org.dalel.gui.server.PageServer;
import org.dalel.gui.server.Sessions;

/** The workbench: puts its parts together and starts both servers. */
public final class Workbench implements AutoCloseable {
  private final Cases cases;
  private final Exports exports = new Exports();
  private final Sessions sessions;
  private final Jobs jobs = new Jobs();
  private final EventEndpoints events;
  private final EvidenceServer evidence;
  private final PageServer pages;
  private final ItemPreviews previews = new ItemPreviews();
  private final MadeBodies made = new MadeBodies();
  private final String opening;

  private Workbench(WorkbenchSettings settings) {
    cases =
        new Cases(
            settings.cache().resolve("view"),
            new RecentCases(settings.configuration().resolve("recent-cases")));
    opening = settings.openFirst().map(path -> "#/case/" + cases.open(path).id()).orElse("");
    sessions = new Sessions(settings.examiner());
    EvidenceLinks links = new EvidenceLinks(Clock.systemUTC());
    evidence = new EvidenceServer(links, made);
    evidence.start(0);
    events = new EventEndpoints(cases, jobs);
    List<Endpoint> endpoints = endpoints(links, settings);
    pages =
        new PageServer(
            sessions,
            evidence.origin(),
            new ObjectMapper().registerModule(new Jdk8Module()).registerModule(RawJson.module()),
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
    events.close();
    pages.close();
    jobs.close();
    evidence.close();
    cases.close();
    previews.close();
    exports.close();
  }

  private List<Endpoint> endpoints(EvidenceLinks links, WorkbenchSettings settings) {
    Roots roots = new Roots(settings.roots());
    List<Endpoint> all = new ArrayList<>();
    all.addAll(new SessionEndpoints(sessions).all());
    all.addAll(new CaseEndpoints(cases, roots).all());
    all.addAll(new ListEndpoints(cases).all());
    all.addAll(new ItemEndpoints(cases).all());
    all.addAll(new SearchEndpoints(cases).all());
    all.addAll(new ArtifactEndpoints(cases).all());
    all.addAll(new TimelineEndpoints(cases).all());
    all.addAll(new WalletEndpoints(cases).all());
    all.addAll(new SimEndpoints(cases, exports).all());
    all.addAll(new GraphEndpoints(cases).all());
    all.addAll(new ConversationEndpoints(cases).all());
    all.addAll(new ProvenanceEndpoints(cases).all());
    all.addAll(new FindEndpoints(cases).all());
    all.addAll(new PreviewEndpoints(cases, previews, made, evidence::origin).all());
    all.addAll(new SavedSearchEndpoints(cases).all());
    all.addAll(new ExportEndpoints(cases, exports).all());
    all.addAll(new ReportEndpoints(cases, exports, previews).all());
    all.addAll(new LinkEndpoints(cases, links, evidence::origin).all());
    all.addAll(new ReviewEndpoints(cases, events::changed).all());
    all.addAll(new DiskEndpoints(roots).all());
    all.addAll(
        new JobEndpoints(
                cases,
                jobs,
                roots,
                new InstalledPlugins(settings.pluginFolders(), settings.cache().resolve("plugins")))
            .all());
    all.addAll(events.all());
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
