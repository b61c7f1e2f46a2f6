package org.dalel.gui.api;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.dalel.casefile.view.ViewTimeline;
import org.dalel.export.IsoTime;
import org.dalel.gui.cases.Cases;

/** The timeline: counts by time, and the events themselves. */
public final class TimelineEndpoints {
  private static final int MOST_BUCKETS = 400;
  private static final int MOST_ENTRIES = 500;
  private static final long MILLI_NS = 1_000_000L;

  private static final Endpoint.Parameter FROM =
      Endpoint.optional("begin", "integer", "earliest time, milliseconds since 1970 UTC");
  private static final Endpoint.Parameter TO =
      Endpoint.optional("end", "integer", "end of the range, milliseconds, not included");
  private static final Endpoint.Parameter KINDS =
      Endpoint.optional("kinds", "string", "kinds of events with commas between; all without it");

  private final CaseScope scope;

  /** Over the open cases. */
  public TimelineEndpoints(Cases cases) {
    this.scope = new CaseScope(cases);
  }

  /** The endpoints. */
  public List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            CaseScope.PATH + "/timeline",
            "How many events of each kind when, in steps from seconds to years.",
            this::histogram,
            FROM,
            TO,
            KINDS,
            Endpoint.optional("buckets", "integer", "the most steps, up to 400")),
        Endpoint.get(
            CaseScope.PATH + "/timeline/events",
            "Events at given positions of the order of time.",
            this::events,
            FROM,
            TO,
            KINDS,
            Endpoint.optional("from", "integer", "position of the first event, from 0"),
            Endpoint.optional("count", "integer", "the most events, up to 500")));
  }

  private void histogram(Context request) throws Exception {
    int buckets = (int) Request.number(request, "buckets", 200, 1, MOST_BUCKETS);
    ViewTimeline.Request wanted = wanted(request);
    scope.view(
        request,
        (opened, view) -> {
          Map<String, Object> answer = new LinkedHashMap<>();
          answer.put("view", view.stamp());
          answer.put("kinds", view.timeline().kinds());
          Optional<ViewTimeline.Histogram> found = view.timeline().histogram(wanted, buckets);
          found.ifPresent(
              histogram -> {
                answer.put("total", histogram.total());
                answer.put("step", histogram.step());
                answer.put("bounds", histogram.bounds().stream().map(n -> milli(n)).toList());
                answer.put("counts", histogram.counts());
                answer.put("earliest", milli(histogram.earliest()));
                answer.put("latest", milli(histogram.latest()) + 1);
                answer.put(
                    "usual",
                    List.of(milli(histogram.usual().get(0)), milli(histogram.usual().get(1)) + 1));
              });
          request.json(answer);
        });
  }

  private void events(Context request) throws Exception {
    long from = Request.number(request, "from", 0, 0, Long.MAX_VALUE);
    int count = (int) Request.number(request, "count", 100, 0, MOST_ENTRIES);
    ViewTimeline.Request wanted = wanted(request);
    scope.view(
        request,
        (opened, view) -> {
          ViewTimeline.Page page = view.timeline().page(wanted, from, count);
          Map<String, Object> answer = new LinkedHashMap<>();
          answer.put("view", view.stamp());
          answer.put("total", page.total());
          answer.put("from", from);
          answer.put("rows", page.entries().stream().map(TimelineEndpoints::entry).toList());
          request.json(answer);
        });
  }

  private static Map<String, Object> entry(ViewTimeline.Entry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("time", IsoTime.print(entry.time()));
    json.put("kind", entry.kind());
    entry.description().ifPresent(text -> json.put("description", text));
    entry.artifact().ifPresent(artifact -> json.put("type", artifact.type()));
    entry.artifact().ifPresent(artifact -> json.put("artifact", artifact.id()));
    json.put("row", RowJson.of(entry.row()));
    return json;
  }

  private static ViewTimeline.Request wanted(Context request) {
    Set<String> kinds =
        Request.text(request, "kinds").map(text -> Set.of(text.split(","))).orElse(Set.of());
    OptionalLong end = nanos(request, "end");
    return new ViewTimeline.Request(
        nanos(request, "begin"),
        end.isPresent() ? OptionalLong.of(end.getAsLong() - 1) : end,
        kinds);
  }

  private static OptionalLong nanos(Context request, String name) {
    if (Request.text(request, name).isEmpty()) {
      return OptionalLong.empty();
    }
    long limit = Long.MAX_VALUE / MILLI_NS;
    return OptionalLong.of(Request.number(request, name, 0, -limit, limit) * MILLI_NS);
  }

  private static long milli(long nanos) {
    return Math.floorDiv(nanos, MILLI_NS);
  }
}
