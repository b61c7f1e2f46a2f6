package org.dalel.gui.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.custody.CustodyChain;
import org.dalel.gui.cases.Cases;
import org.dalel.gui.cases.OpenCase;
import org.dalel.gui.jobs.Jobs;
import org.dalel.gui.jobs.Roots;
import org.dalel.gui.server.Problem;
import org.dalel.ingest.ProcessRequest;
import org.dalel.ingest.Profile;
import org.dalel.ingest.RunSettings;

/** Processing evidence: start, pause, go on, stop, skip an item, watch. */
public final class JobEndpoints {
  private static final int MOST_PATHS = 200;
  private static final int MOST_THREADS = 256;
  private static final int MOST_FAILURES = 100;

  private final CaseScope scope;
  private final Jobs jobs;
  private final Roots roots;
  private final List<Path> pluginFolders;
  private final Path pluginCache;

  /**
   * Over the open cases.
   *
   * @param pluginFolders where plugins are found
   * @param pluginCache where they are unpacked
   */
  public JobEndpoints(
      Cases cases, Jobs jobs, Roots roots, List<Path> pluginFolders, Path pluginCache) {
    this.scope = new CaseScope(cases);
    this.jobs = jobs;
    this.roots = roots;
    this.pluginFolders = pluginFolders;
    this.pluginCache = pluginCache;
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
            "What can be chosen for a run: digests, plugin folders, threads.",
            this::choices),
        Endpoint.post(
            CaseScope.PATH + "/job/start",
            "Add evidence to the case and process it.",
            this::start,
            Endpoint.required("paths", "array", "images, devices, folders or files"),
            Endpoint.optional("profile", "string", "triage or standard"),
            Endpoint.optional("digests", "array", "names of further digests"),
            Endpoint.optional("hash_sets", "array", "files with known digests"),
            Endpoint.optional("threads", "integer", "worker threads"),
            Endpoint.optional("text", "boolean", "extract and index text"),
            Endpoint.optional("plugins", "boolean", "run the installed plugins"),
            Endpoint.optional("time_limit", "integer", "seconds that one item may take"),
            Endpoint.optional("zone", "string", "zone of local times, such as Asia/Almaty")),
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
            "plugin_folders", pluginFolders.stream().map(Path::toString).toList(),
            "threads", Runtime.getRuntime().availableProcessors()));
  }

  private void start(Context request) {
    OpenCase opened = scope.open(request);
    JsonNode body = Request.body(request);
    List<Path> evidence = paths(body, "paths");
    if (evidence.isEmpty()) {
      throw Problem.badRequest("paths: expected evidence to add, found none.");
    }
    boolean triage = body.path("profile").asText("").equals(Profile.TRIAGE.label());
    String zone = Request.optionalField(body, "zone");
    String declared = zone.isEmpty() ? opened.review().caseData().zone() : zone;
    RunSettings settings =
        new RunSettings(
            triage ? Profile.TRIAGE : Profile.STANDARD,
            Request.strings(body, "digests", MOST_PATHS),
            paths(body, "hash_sets"),
            body.path("text").asBoolean(true),
            RunSettings.DEFAULT.textLimit(),
            Duration.ofSeconds(within(body, "time_limit", 120, 86_400)),
            checkedZone(declared),
            body.path("plugins").asBoolean(true) ? pluginFolders : List.of());
    int threads = within(body, "threads", Runtime.getRuntime().availableProcessors(), MOST_THREADS);
    begin(request, opened, evidence, threads, settings);
  }

  private static Optional<String> checkedZone(String zone) {
    try {
      return zone.isEmpty() ? Optional.empty() : Optional.of(java.time.ZoneId.of(zone).getId());
    } catch (java.time.DateTimeException e) {
      throw Problem.badRequest("zone: expected one such as Asia/Almaty, found " + zone + ".");
    }
  }

  private static int within(JsonNode body, String name, int missing, int most) {
    int value = body.path(name).asInt(missing);
    if (value < 1 || value > most) {
      throw Problem.badRequest(
          name + ": expected a number from 1 to " + most + ", found " + value + ".");
    }
    return value;
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
        settings);
  }

  private void begin(
      Context request, OpenCase opened, List<Path> evidence, int threads, RunSettings settings) {
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
            pluginCache,
            List.of(),
            false));
    request.json(Map.of("started", true));
  }

  private List<Path> paths(JsonNode body, String name) {
    List<Path> paths = new ArrayList<>();
    for (String text : Request.strings(body, name, MOST_PATHS)) {
      try {
        paths.add(roots.existing(text));
      } catch (Roots.Refused e) {
        throw new Problem(HttpStatus.FORBIDDEN, e.getMessage());
      }
    }
    return paths;
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
