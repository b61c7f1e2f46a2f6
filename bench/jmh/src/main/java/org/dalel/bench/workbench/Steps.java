package org.dalel.bench.workbench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What one browser asks for in one round, with the time that it may take. */
final class Steps {
  private static final int ROW_BAR_MS = 200;
  private static final int SEARCH_BAR_MS = 300;
  private static final int TIMELINE_BAR_MS = 500;
  private static final long FIRST_EVENT_MS = 1_420_070_400_000L;
  private static final long DAY_MS = 86_400_000L;
  private static final int DAYS = 3650;
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

  private final int total;
  private final String many;
  private final Random random;
  private final Words words = new Words(new Random(1));
  private final List<Step> steps = new ArrayList<>();

  /** A question and what it counts as. */
  record Step(Figures.Kind kind, String path) {}

  private Steps(int total, String many, Random random) {
    this.total = total;
    this.many = many;
    this.random = random;
  }

  /**
   * One round.
   *
   * @param total rows of the case
   * @param many the key of the folder of 50,000
   */
  static List<Step> of(int total, String many, Random random) {
    Steps steps = new Steps(total, many, random);
    steps.tables();
    steps.lists();
    steps.timeline();
    steps.searches();
    return steps.steps;
  }

  private void tables() {
    rows("first page", "");
    for (String column : COLUMNS) {
      rows(
          "sort, first page", "&sort=" + column + (random.nextBoolean() ? "&descending=true" : ""));
      rows("sort, middle", "&sort=" + column + "&from=" + random.nextInt(total));
    }
    rows("folder of 50,000", "&place=" + many);
    rows("folder of 50,000, sorted", "&place=" + many + "&sort=" + column());
    rows("name contains", "&name=ka" + (char) ('a' + random.nextInt(26)));
    rows("collection, sorted", "&collection=deleted&sort=" + column());
    rows(
        "filters",
        "&states=deleted&min_size="
            + random.nextInt(1_000_000)
            + "&after=20"
            + (15 + random.nextInt(9))
            + "-01-01");
    rows(
        "everything with a number",
        "&identifier=phone:%2B7701" + (1_000_000 + random.nextInt(50_000)));
  }

  private void lists() {
    add("collections and types", "/collections", ROW_BAR_MS);
    add("summary of the case", "", ROW_BAR_MS);
    add("nodes of a folder", "/nodes?parent=2", ROW_BAR_MS);
    add(
        "identifiers by beginning",
        "/identifiers/mentioned?beginning=%2B770110" + random.nextInt(100),
        ROW_BAR_MS);
    add("identifiers, the most frequent", "/identifiers", ROW_BAR_MS);
    add(
        "artifacts of a type, middle",
        "/artifacts?type=message&count=100&from=" + random.nextInt(50_000),
        ROW_BAR_MS);
    for (String column : List.of("name", "state", "confidence", "plugin", "field%20text")) {
      boolean descending = random.nextBoolean();
      add(
          "artifacts of a type, sorted",
          "/artifacts?type=message&count=100&sort=" + column + "&descending=" + descending,
          ROW_BAR_MS);
    }
  }

  private void timeline() {
    add("timeline, histogram of all", "/timeline?buckets=200", TIMELINE_BAR_MS);
    long begin = FIRST_EVENT_MS + random.nextInt(DAYS) * DAY_MS;
    String range = "begin=" + begin + "&end=" + (begin + (1 + random.nextInt(300)) * DAY_MS);
    add("timeline, histogram of a range", "/timeline?buckets=400&" + range, TIMELINE_BAR_MS);
    add(
        "timeline, events in the middle",
        "/timeline/events?count=100&from=" + random.nextInt(4_000_000),
        ROW_BAR_MS);
  }

  private void searches() {
    search("search, frequent word", words.of(random.nextInt(20)), "");
    search("search, usual word", words.of(200 + random.nextInt(2000)), "");
    search("search, rare word", words.of(20_000 + random.nextInt(10_000)), "");
    search(
        "search, two words",
        words.of(random.nextInt(300)) + " " + words.of(random.nextInt(300)),
        "");
    search("search, beginning", words.of(random.nextInt(3000)).substring(0, 4) + "*", "");
    search("search, second page", words.of(500), "&from=50");
    search("search, one type", words.of(random.nextInt(300)), "&type=text/*");
    // numbers and addresses stand in artifacts alone
    search("search, artifacts with a number", "7701" + (1_000_000 + random.nextInt(50_000)), "");
    search("search, artifacts by beginning", "77010" + random.nextInt(10) + "*", "");
    search("search, artifacts with an address", words.of(random.nextInt(300)) + " example", "");
    add(
        "search, all ranked of a frequent word",
        "/search?all=true&query=" + URLEncoder.encode(words.of(60), StandardCharsets.UTF_8),
        0);
  }

  private String column() {
    return COLUMNS[random.nextInt(COLUMNS.length)];
  }

  private void rows(String name, String query) {
    add(name, "/rows?count=100" + query, ROW_BAR_MS);
  }

  private void search(String name, String query, String rest) {
    String value = URLEncoder.encode(query, StandardCharsets.UTF_8);
    add(name, "/search?query=" + value + rest, SEARCH_BAR_MS);
  }

  private void add(String name, String path, int barMs) {
    steps.add(new Step(new Figures.Kind(name, barMs), path));
  }
}
