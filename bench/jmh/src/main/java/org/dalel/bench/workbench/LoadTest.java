package org.dalel.bench.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Browsers that ask a running workbench for pages of a large case, all at once and without a pause
 * between requests. Prints how long the answers took and how much memory the server has.
 */
public final class LoadTest {
  private static final int BROWSERS = 4;

  /** Rounds before it counts: the server's code is compiled meanwhile. */
  private static final int WARM_UP = 3;

  private static final long MEMORY_BAR_KIB = 1024 * 1024;
  private final String origin;
  private final String caseId;
  private final long server;
  private final Figures figures = new Figures();
  private final ObjectMapper json = new ObjectMapper();
  private long peakKib;

  private LoadTest(String origin, String caseId, long server) {
    this.origin = origin;
    this.caseId = caseId;
    this.server = server;
  }

  /**
   * Runs the test; ends with status 1 when a bar is not met.
   *
   * @param arguments link that lets a browser in, process number of the server, rounds
   */
  public static void main(String[] arguments) throws Exception {
    URI link = URI.create(arguments[0]);
    String origin = link.getScheme() + "://" + link.getAuthority();
    String caseId = link.getFragment().replaceAll(".*/case/", "");
    LoadTest test = new LoadTest(origin, caseId, Long.parseLong(arguments[1]));
    boolean met = test.run(link, Integer.parseInt(arguments[2]));
    System.exit(met ? 0 : 1);
  }

  private boolean run(URI link, int rounds) throws Exception {
    Browser first = new Browser(link);
    List<Browser> browsers = new ArrayList<>(List.of(first));
    for (int i = 1; i < BROWSERS; i++) {
      browsers.add(new Browser(URI.create(origin + first.invitation())));
    }
    long started = System.nanoTime();
    JsonNode page = first.ask("/rows?count=100");
    System.out.printf(
        "%,d rows; index made in %.1f s, then server memory %,d MiB%n",
        page.get("total").asInt(), (System.nanoTime() - started) / 1e9, pss() / 1024);
    ExecutorService pool = Executors.newFixedThreadPool(BROWSERS);
    List<Callable<Void>> work = new ArrayList<>();
    for (int i = 0; i < BROWSERS; i++) {
      Browser browser = browsers.get(i);
      Random random = new Random(i);
      work.add(() -> browse(browser, random, rounds));
    }
    for (Future<Void> done : pool.invokeAll(work)) {
      done.get();
    }
    pool.shutdown();
    pss();
    boolean met = figures.print();
    System.out.println("for another: " + origin + first.invitation() + "#" + link.getFragment());
    System.out.printf("server memory (PSS) at most %,d MiB, bar 1,024%n", peakKib / 1024);
    return met && peakKib <= MEMORY_BAR_KIB;
  }

  private Void browse(Browser browser, Random random, int rounds) throws Exception {
    int total = browser.ask("/rows?count=1").get("total").asInt();
    String many = place(browser, "many");
    for (int round = -WARM_UP; round < rounds; round++) {
      List<Steps.Step> steps = Steps.of(total, many, random);
      Collections.shuffle(steps, random);
      for (Steps.Step step : steps) {
        long started = System.nanoTime();
        browser.ask(step.path());
        if (round >= 0) {
          figures.add(step.kind(), System.nanoTime() - started);
        }
      }
      pss();
    }
    return null;
  }

  private static String place(Browser browser, String name) throws Exception {
    long parent = 0;
    for (int depth = 0; depth < 5; depth++) {
      JsonNode nodes = browser.ask("/nodes?parent=" + parent).get("nodes");
      for (JsonNode node : nodes) {
        if (node.get("name").asText().equals(name)) {
          return URLEncoder.encode(node.get("place").asText(), StandardCharsets.UTF_8);
        }
      }
      parent = nodes.get(0).get("node").asLong();
    }
    throw new IOException("expected the folder " + name + " in the tree, found none");
  }

  private synchronized long pss() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + server + "/smaps_rollup"))) {
      if (line.startsWith("Pss:")) {
        long kib = Long.parseLong(line.replaceAll("\\D", ""));
        peakKib = Math.max(peakKib, kib);
        return kib;
      }
    }
    throw new IOException("expected Pss of process " + server + ", found none");
  }

  /** One browser with its session. */
  private final class Browser {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String cookie;

    Browser(URI link) throws IOException, InterruptedException {
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString());
      cookie =
          answer
              .headers()
              .firstValue("set-cookie")
              .map(text -> text.split(";")[0])
              .orElseThrow(() -> new IOException(link + ": expected a session, found " + answer));
    }

    String invitation() throws IOException, InterruptedException {
      String csrf = json.readTree(send("/api/session").body()).get("csrf").asText();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(origin + "/api/session/invitation"))
              .header("Cookie", cookie)
              .header("Origin", origin)
              .header("X-Dalel-Csrf", csrf)
              .POST(HttpRequest.BodyPublishers.ofString("{}"))
              .build();
      String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return json.readTree(body).get("path").asText();
    }

    JsonNode ask(String path) throws IOException, InterruptedException {
      while (true) {
        HttpResponse<String> answer = send("/api/cases/" + caseId + path);
        if (answer.statusCode() == 200) {
          return path.contains("rows?count=1") || path.startsWith("/nodes")
              ? json.readTree(answer.body())
              : null;
        }
        if (answer.statusCode() != 202) {
          throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
      }
    }

    private HttpResponse<String> send(String path) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(origin + path)).header("Cookie", cookie).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
