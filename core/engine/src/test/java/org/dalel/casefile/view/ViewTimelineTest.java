package org.dalel.casefile.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.read.CaseReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The timeline of 300,000 rows with four times each. */
class ViewTimelineTest {
  private static final int ROWS = 300_000;
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long FIRST = 1_600_000_000L;
  private static final int SPREAD_SECONDS = 100_000_000;

  @TempDir static Path folder;
  private static Connection view;
  private static ViewTimeline timeline;

  @BeforeAll
  static void make() throws SQLException, IOException {
    view = Sqlite.openScratch(folder.resolve("view.db"));
    Sqlite.script(view, resource("view.sql"));
    Sqlite.script(view, resource("artifacts.sql"));
    Sqlite.execute(view, "BEGIN");
    rows();
    try (CaseReader reader = new CaseReader(CaseFolder.createOrOpen(folder.resolve("case")))) {
      new TimelineBuilder(view).build(reader);
    }
    Sqlite.execute(view, "COMMIT");
    timeline =
        new ViewTimeline(
            new Connections() {
              @Override
              public <T> T with(Query<T> query) {
                try {
                  return query.run(view);
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              }
            });
  }

  @AfterAll
  static void close() throws SQLException {
    view.close();
  }

  @Test
  void countsWhatAQueryOfTheRowsCounts() throws SQLException {
    long from = (FIRST + 40_000_000L) * SECOND_NS;
    long to = (FIRST + 41_000_000L) * SECOND_NS;
    var request =
        new ViewTimeline.Request(
            OptionalLong.of(from), OptionalLong.of(to), Set.of("file:modified"));
    ViewTimeline.Histogram histogram = timeline.histogram(request, 200).orElseThrow();
    long expected =
        Sqlite.number(view, "SELECT count(*) FROM row WHERE mtime BETWEEN " + from + " AND " + to);
    assertThat(histogram.total()).isEqualTo(expected).isPositive();
    assertThat(sum(histogram.counts().get("file:modified"))).isEqualTo(expected);
    for (int i : new int[] {0, 7, histogram.bounds().size() - 2}) {
      long begin = Math.max(from, histogram.bounds().get(i));
      long end = Math.min(to, histogram.bounds().get(i + 1) - 1);
      assertThat((long) histogram.counts().get("file:modified").get(i))
          .isEqualTo(
              Sqlite.number(
                  view, "SELECT count(*) FROM row WHERE mtime BETWEEN " + begin + " AND " + end));
    }
  }

  @Test
  void listsEventsInTheOrderOfTimeAtAnyPosition() {
    var all = new ViewTimeline.Request(OptionalLong.empty(), OptionalLong.empty(), Set.of());
    ViewTimeline.Page page = timeline.page(all, 600_000, 200);
    assertThat(page.total()).isEqualTo(4L * ROWS);
    assertThat(page.entries()).hasSize(200);
    assertThat(page.entries().stream().map(ViewTimeline.Entry::time)).isSorted();
    ViewTimeline.Entry first = page.entries().get(0);
    var before =
        new ViewTimeline.Request(OptionalLong.empty(), OptionalLong.of(first.time() - 1), Set.of());
    assertThat(timeline.histogram(before, 10).orElseThrow().total())
        .isLessThanOrEqualTo(600_000L)
        .isGreaterThan(599_000L);
  }

  @Test
  void answersForAMillionEventsWithinHalfASecond() {
    timeline.kinds();
    long started = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      long from = (FIRST + i * 1_000_000L) * SECOND_NS;
      var request = new ViewTimeline.Request(OptionalLong.of(from), OptionalLong.empty(), Set.of());
      timeline.histogram(request, 240).orElseThrow();
      timeline.page(request, 500_000, 100);
    }
    long each = (System.nanoTime() - started) / 20 / 1_000_000;
    System.out.println("histogram of 240 steps and a page of 100 events: " + each + " ms");
    assertThat(each).isLessThan(500);
  }

  private static long sum(List<Integer> counts) {
    return counts.stream().mapToLong(Integer::longValue).sum();
  }

  private static void rows() throws SQLException {
    Random random = new Random(4);
    try (PreparedStatement insert =
        view.prepareStatement(
            "INSERT INTO row (id, node, item_id, locator, locator_key, name, kind, state,"
                + " status, mtime, atime, ctime, crtime) VALUES (?, 1, ?, ?, 0, 'f', 'file',"
                + " 'allocated', 'examined', ?, ?, ?, ?)")) {
      for (int i = 1; i <= ROWS; i++) {
        insert.setInt(1, i);
        insert.setInt(2, i);
        insert.setString(3, "usb.dd/@0/f" + i + "#" + i + "-1");
        for (int column = 4; column <= 7; column++) {
          insert.setLong(column, (FIRST + random.nextInt(SPREAD_SECONDS)) * SECOND_NS);
        }
        insert.addBatch();
        if (i % 1000 == 0) {
          insert.executeBatch();
        }
      }
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ViewBuilder.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
