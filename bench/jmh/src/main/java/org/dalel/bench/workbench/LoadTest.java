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

  private static final int ROW_BAR_MS = 200;
  private static final int SEARCH_BAR_MS = 300;
  private static final long MEMORY_BAR_KIB = 1024 * 1024;
  private static final String[] COLUMNS = {
    "path",
    "name",
    "extension",
    "type",
    "size",
    "mtime",
    "atime",
    "ctime",
    "crtime",
    "kind",
    "state",
    "status",
    "sha256"
  };

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
    System.out.printf("server memory (PSS) at most %,d MiB, bar 1,024%n", peakKib / 1024);
    return met && peakKib <= MEMORY_BAR_KIB;
  }

  private Void browse(Browser browser, Random random, int rounds) throws Exception {
    int total = browser.ask("/rows?count=1").get("total").asInt();
    String many = place(browser, "many");
    for (int round = -WARM_UP; round < rounds; round++) {
      List<Step> steps = steps(total, many, random);
      Collections.shuffle(steps, random);
      for (Step step : steps) {
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

  private record Step(Figures.Kind kind, String path) {}

  private static List<Step> steps(int total, String many, Random random) {
    List<Step> steps = new ArrayList<>();
    rows(steps, "first page", "");
    for (String column : COLUMNS) {
      rows(
          steps,
          "sort, first page",
          "&sort=" + column + (random.nextBoolean() ? "&descending=true" : ""));
      rows(steps, "sort, middle", "&sort=" + column + "&from=" + random.nextInt(total));
    }
    rows(steps, "folder of 50,000", "&place=" + many);
    rows(
        steps,
        "folder of 50,000, sorted",
        "&place=" + many + "&sort=" + COLUMNS[random.nextInt(COLUMNS.length)]);
    rows(steps, "name contains", "&name=ka" + (char) ('a' + random.nextInt(26)));
    rows(
        steps,
        "collection, sorted",
        "&collection=deleted&sort=" + COLUMNS[random.nextInt(COLUMNS.length)]);
    rows(
        steps,
        "filters",
        "&states=deleted&min_size="
            + random.nextInt(1_000_000)
            + "&after=20"
            + (15 + random.nextInt(9))
            + "-01-01");
    rows(
        steps,
        "everything with a number",
        "&identifier=phone:%2B7701" + (1_000_000 + random.nextInt(50_000)));
    add(steps, "collections and types", "/collections", ROW_BAR_MS);
    add(steps, "summary of the case", "", ROW_BAR_MS);
    add(steps, "nodes of a folder", "/nodes?parent=2", ROW_BAR_MS);
    add(
        steps,
        "identifiers by beginning",
        "/identifiers?beginning=%2B770110" + random.nextInt(100),
        ROW_BAR_MS);
    Words words = new Words(new Random(1));
    search(steps, "search, frequent word", words.of(random.nextInt(20)));
    search(steps, "search, usual word", words.of(200 + random.nextInt(2000)));
    search(steps, "search, rare word", words.of(20_000 + random.nextInt(10_000)));
    search(
        steps,
        "search, two words",
        words.of(random.nextInt(300)) + " " + words.of(random.nextInt(300)));
    search(steps, "search, beginning", words.of(random.nextInt(3000)).substring(0, 4) + "*");
    add(
        steps,
        "search, second page",
        "/search?from=50&query=" + URLEncoder.encode(words.of(500), StandardCharsets.UTF_8),
        SEARCH_BAR_MS);
    add(
        steps,
        "search, all ranked of a frequent word",
        "/search?all=true&query=" + URLEncoder.encode(words.of(60), StandardCharsets.UTF_8),
        0);
    search(steps, "search, one type", words.of(random.nextInt(300)) + "&type=text/*");
    return steps;
  }

  private static void rows(List<Step> steps, String name, String query) {
    add(steps, name, "/rows?count=100" + query, ROW_BAR_MS);
  }

  private static void search(List<Step> steps, String name, String query) {
    String escaped = query.replace(" ", "%20");
    int amp = escaped.indexOf('&');
    String words = amp < 0 ? escaped : escaped.substring(0, amp);
    String rest = amp < 0 ? "" : escaped.substring(amp);
    String value = URLEncoder.encode(words.replace("%20", " "), StandardCharsets.UTF_8);
    add(steps, name, "/search?query=" + value + rest, SEARCH_BAR_MS);
  }

  private static void add(List<Step> steps, String name, String path, int barMs) {
    steps.add(new Step(new Figures.Kind(name, barMs), path));
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
