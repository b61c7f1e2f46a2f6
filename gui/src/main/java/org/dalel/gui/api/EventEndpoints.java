package org.dalel.gui.api;

import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.view.CaseView;
import org.dalel.gui.cases.Cases;
import org.dalel.gui.cases.OpenCase;
import org.dalel.gui.jobs.Job;
import org.dalel.gui.jobs.Jobs;

/**
 * Tells every browser at a case at once what is new: marks ({@code review}), a newer view of the
 * rows ({@code view}), how processing stands ({@code job}). The databases are asked as well, twice
 * a second, for another program may have changed them; nobody asks when nobody listens.
 */
public final class EventEndpoints implements AutoCloseable {
  private static final long LOOK_EVERY_MILLIS = 500;
  private static final long COUNT_EVERY_NS = 5_000_000_000L;
  private static final int LOOKS_UNTIL_SIGN_OF_LIFE = 30;

  private final CaseScope scope;
  private final Jobs jobs;
  private final Map<SseClient, Listener> listeners = new ConcurrentHashMap<>();
  private final ScheduledExecutorService looker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "tell-browsers");
            thread.setDaemon(true);
            return thread;
          });

  /** What a browser was told last. */
  private static final class Listener {
    private final OpenCase opened;
    private long review = -1;
    private long job = -1;
    private String view = "";
    private int looks;
    private Map<String, Long> states = Map.of();
    private long statesCounted;

    Listener(OpenCase opened) {
      this.opened = opened;
    }
  }

  /** Over the open cases and their jobs. */
  public EventEndpoints(Cases cases, Jobs jobs) {
    this.scope = new CaseScope(cases);
    this.jobs = jobs;
    looker.scheduleWithFixedDelay(
        this::tellAll, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The endpoints. */
  public List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            CaseScope.PATH + "/events",
            "Server-sent events: review, view and job, each when it changed.",
            new SseHandler(this::listen)));
  }

  /** Something changed here: tells it now. */
  public void changed(String caseId) {
    looker.execute(
        () ->
            listeners.forEach(
                (client, listener) -> {
                  if (listener.opened.id().equals(caseId)) {
                    tell(client, listener);
                  }
                }));
  }

  private void listen(SseClient client) {
    listeners.put(client, new Listener(scope.open(client.ctx())));
    client.keepAlive();
    client.onClose(() -> listeners.remove(client));
  }

  private void tellAll() {
    listeners.forEach(this::tell);
  }

  private void tell(SseClient client, Listener listener) {
    if (client.terminated()) {
      listeners.remove(client);
      return;
    }
    try {
      tellReview(client, listener);
      tellView(client, listener);
      tellJob(client, listener);
      if (++listener.looks % LOOKS_UNTIL_SIGN_OF_LIFE == 0) {
        client.sendComment("here");
      }
    } catch (CaseException | IOException e) {
      client.sendEvent("problem", Map.of("message", String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      client.sendEvent("problem", Map.of("message", "expected news of the case, found " + e));
    }
  }

  private static void tellReview(SseClient client, Listener listener) {
    long version = listener.opened.review().version();
    if (version != listener.review) {
      listener.review = version;
      client.sendEvent("review", Map.of("version", version));
    }
  }

  private static void tellView(SseClient client, Listener listener) {
    String stamp = listener.opened.view().map(CaseView::stamp).orElse("");
    if (!stamp.equals(listener.view)) {
      listener.view = stamp;
      client.sendEvent("view", Map.of("view", stamp));
    }
  }

  private void tellJob(SseClient client, Listener listener) throws IOException {
    long version =
        jobs.of(listener.opened.folder()).map(job -> job.snapshot().version()).orElse(0L);
    if (version == listener.job) {
      return;
    }
    listener.job = version;
    Map<String, Object> job = new LinkedHashMap<>(JobJson.of(listener.opened, jobs));
    if (version > 0) {
      job.put("states", states(listener));
    }
    client.sendEvent("job", job);
  }

  /**
   * Items by state: counted anew every few seconds and at the end, since a case may have millions.
   */
  private Map<String, Long> states(Listener listener) throws IOException {
    long now = System.nanoTime();
    boolean alive = jobs.of(listener.opened.folder()).map(Job::isAlive).orElse(false);
    if (!alive || listener.states.isEmpty() || now - listener.statesCounted > COUNT_EVERY_NS) {
      listener.states = listener.opened.read(reader -> reader.itemStates());
      listener.statesCounted = now;
    }
    return listener.states;
  }

  @Override
  public void close() {
    looker.shutdownNow();
    listeners.keySet().forEach(SseClient::close);
  }
}
