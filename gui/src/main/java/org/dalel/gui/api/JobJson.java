package org.dalel.gui.api;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dalel.gui.cases.OpenCase;
import org.dalel.gui.jobs.Job;
import org.dalel.gui.jobs.Jobs;
import org.dalel.ingest.Progress;

/** How processing stands, as the page gets it; what is not known is left out. */
final class JobJson {
  private JobJson() {}

  static Map<String, Object> of(OpenCase opened, Jobs jobs) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    Optional<Job.Snapshot> snapshot = jobs.of(opened.folder()).map(Job::snapshot);
    json.put(
        "state", snapshot.map(one -> one.state().name().toLowerCase(Locale.ROOT)).orElse("none"));
    json.put("resumable", jobs.unfinished(opened.folder()).isPresent());
    snapshot.ifPresent(one -> snapshot(one, json));
    return json;
  }

  private static void snapshot(Job.Snapshot snapshot, Map<String, Object> json) {
    json.put("version", snapshot.version());
    json.put("messages", snapshot.messages());
    json.put("ending", snapshot.ending());
    snapshot.itemRate().ifPresent(rate -> json.put("items_a_second", rate));
    snapshot.byteRate().ifPresent(rate -> json.put("bytes_a_second", Math.round(rate)));
    snapshot.secondsLeft().ifPresent(left -> json.put("seconds_left", left));
    snapshot.progress().ifPresent(progress -> progress(progress, json));
  }

  private static void progress(Progress progress, Map<String, Object> json) {
    json.put("phase", progress.phase());
    json.put("items_done", progress.itemsDone());
    json.put("items_total", progress.itemsTotal());
    json.put("bytes_done", progress.bytesDone());
    json.put("bytes_total", progress.bytesTotal());
    json.put("failures", progress.failures());
    json.put("elapsed", progress.elapsed().toSeconds());
    List<Map<String, Object>> workers =
        progress.workers().stream()
            .map(
                worker ->
                    Map.<String, Object>of(
                        "thread", worker.thread(),
                        "stage", worker.stage(),
                        "place", worker.place(),
                        "seconds", worker.since().toSeconds()))
            .toList();
    json.put("workers", workers);
  }
}
