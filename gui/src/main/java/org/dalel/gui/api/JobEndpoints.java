package org.dalel.gui.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dalel.api.Secret;
import org.dalel.custody.CustodyChain;
import org.dalel.extension.FoundPlugin;
import org.dalel.gui.cases.Cases;
import org.dalel.gui.cases.OpenCase;
import org.dalel.gui.jobs.InstalledPlugins;
import org.dalel.gui.jobs.Jobs;
import org.dalel.gui.jobs.Roots;
import org.dalel.gui.server.Problem;
import org.dalel.ingest.ProcessRequest;
import org.dalel.ingest.RunSettings;

/** Processing evidence: start, pause, go on, stop, skip an item, watch. */
public final class JobEndpoints {
  private static final int MOST_FAILURES = 100;

  private final CaseScope scope;
  private final Jobs jobs;
  private final InstalledPlugins plugins;
  private final RunForm form;

  /**
   * Over the open cases.
   *
   * @param roots where evidence may lie
   */
  public JobEndpoints(Cases cases, Jobs jobs, Roots roots, InstalledPlugins plugins) {
    this.scope = new CaseScope(cases);
    this.jobs = jobs;
    this.plugins = plugins;
    this.form = new RunForm(roots, plugins);
  }

  /** The endpoints. */
  public List<Endpoint> all() {
    return List.of(
        Endpoint.get(CaseScope.PATH + "/job", "How processing stands.", this::job),
        Endpoint.get(
            CaseScope.PATH + "/job/failures",
            "Failures as they were written.",
            this::failures,
            Endpoint.optional("after", "integer", "the last one that is known already")),
        Endpoint.get(
            "/api/job/choices",
            "What can be chosen for a run: digests, plugins, threads.",
            this::choices),
        Endpoint.post(
            CaseScope.PATH + "/job/start",
            "Add evidence to the case and process it.",
            this::start,
            RunForm.fields()),
        Endpoint.post(CaseScope.PATH + "/job/pause", "Stop cleanly, to go on later.", this::pause),
        Endpoint.post(
            CaseScope.PATH + "/job/resume",
            "Go on with the last run as it was asked for.",
            this::resume),
        Endpoint.post(CaseScope.PATH + "/job/stop", "Stop cleanly.", this::stop),
        Endpoint.post(
            CaseScope.PATH + "/job/skip",
            "Give up what a worker thread is at.",
            this::skip,
            Endpoint.required("thread", "integer", "number of the thread"),
            Endpoint.required("place", "string", "what it is at, as the progress says")));
  }

  private void job(Context request) throws IOException {
    request.json(JobJson.of(scope.open(request), jobs));
  }

  private void failures(Context request) throws IOException {
    long after = Request.number(request, "after", 0, 0, Long.MAX_VALUE);
    request.json(
        Map.of(
            "failures",
            scope.open(request).read(reader -> reader.recentFailures(after, MOST_FAILURES))));
  }

  private void choices(Context request) {
    request.json(
        Map.of(
            "digests", List.of("SHA-512", "SHA3-256", "BLAKE2B-512"),
            "plugin_folders", plugins.folders().stream().map(Path::toString).toList(),
            "plugins", plugins.all().stream().map(JobEndpoints::plugin).toList(),
            "threads", Runtime.getRuntime().availableProcessors()));
  }

  private static Map<String, String> plugin(FoundPlugin one) {
    return Map.of("id", one.id(), "version", one.version(), "description", one.description());
  }

  private void start(Context request) {
    OpenCase opened = scope.open(request);
    JsonNode body = Request.body(request);
    begin(
        request,
        opened,
        form.evidence(body),
        form.threads(body),
        form.settings(body, opened.review().caseData().zone()),
        form.secrets(body));
  }

  private void resume(Context request) {
    OpenCase opened = scope.open(request);
    RunSettings settings =
        jobs.unfinished(opened.folder())
            .orElseThrow(
                () ->
                    new Problem(
                        HttpStatus.CONFLICT,
                        "Expected a run that did not come to its end, found none."));
    begin(
        request,
        opened,
        RunSettings.evidenceOfLastRun(opened.folder()),
        Runtime.getRuntime().availableProcessors(),
        settings,
        List.of());
  }

  private void begin(
      Context request,
      OpenCase opened,
      List<Path> evidence,
      int threads,
      RunSettings settings,
      List<Secret> secrets) {
    jobs.start(
        new ProcessRequest(
            opened.folder().root(),
            evidence,
            settings.profile(),
            threads,
            settings.digests(),
            settings.hashSets(),
            settings.text(),
            settings.textLimit(),
            settings.timeLimit(),
            Request.session(request).examiner(),
            settings.zone(),
            settings.pluginFolders(),
            plugins.cache(),
            secrets,
            false));
    request.json(Map.of("started", true));
  }

  private void pause(Context request) throws IOException {
    record(request, "pause");
    jobs.pause(scope.open(request).folder());
    job(request);
  }

  private void stop(Context request) throws IOException {
    record(request, "stop");
    jobs.stop(scope.open(request).folder());
    job(request);
  }

  /** Who wanted a run to end; how it ended is recorded by the run. */
  private void record(Context request, String action) {
    CustodyChain.open(scope.open(request).folder())
        .append(Request.session(request).examiner(), action, Map.of());
  }

  private void skip(Context request) throws IOException {
    JsonNode body = Request.body(request);
    jobs.skip(
        scope.open(request).folder(),
        body.path("thread").asInt(),
        Request.field(body, "place"),
        Request.session(request).examiner());
    job(request);
  }
}
