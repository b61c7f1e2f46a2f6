package org.dalel.formats.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dalel.formats.FormatException;
import org.dalel.formats.sqlite.database.Limits;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.recover.Recovery;
import org.dalel.formats.sqlite.schema.TableDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and hostile files: problems with their place, the other rows, and an end in time. */
class DamagedTest {
  private static final int PAGE = 1024;
  private static final Limits SMALL = new Limits(1 << 20, 20_000, 16L << 20);

  /** Time of this thread alone: what else the machine does says nothing about the reader. */
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  private Made made(String... more) throws Exception {
    Made made =
        new Made(
            folder,
            "PRAGMA page_size=" + PAGE,
            "CREATE TABLE t(id INTEGER PRIMARY KEY, body TEXT, n INT)",
            "CREATE INDEX by_body ON t(body)",
            "CREATE TABLE w(k TEXT PRIMARY KEY, v) WITHOUT ROWID");
    List<Object[]> rows =
        IntStream.range(1, 400)
            .mapToObj(
                i -> new Object[] {i, "row " + i + "y".repeat(i % 90 == 0 ? 3000 : i % 40), i})
            .toList();
    made.batch("INSERT INTO t VALUES(?,?,?)", rows);
    made.run("INSERT INTO w SELECT body, n FROM t");
    return made.run(more);
  }

  private static int rows(Made.Snapshot files, List<Problem> problems) throws IOException {
    int[] count = {0};
    SqliteDatabase database = files.open(problems, SMALL);
    TableDefinition table = database.schema().table("t").orElseThrow();
    database.rows(table, row -> count[0]++);
    return count[0];
  }

  private static int root(Made.Snapshot files, String table) throws IOException {
    return (int) files.open(new ArrayList<>()).schema().table(table).orElseThrow().rootPage();
  }

  @Test
  void aPageOfWrongKindIsReportedWithItsPlaceAndTheOthersAreRead() throws Exception {
    try (Made made = made()) {
      Made.Snapshot files = made.now();
      int root = (root(files, "t") - 1) * PAGE;
      int child =
          ByteBuffer.wrap(files.main())
              .getInt(root + ByteBuffer.wrap(files.main()).getShort(root + 12));
      files.main()[(child - 1) * PAGE] = 0x77;
      List<Problem> problems = new ArrayList<>();
      assertThat(rows(files, problems)).isBetween(300, 398);
      assertThat(problems)
          .hasSize(1)
          .first()
          .hasToString(
              String.format(
                  "MAIN page %d at 0x%x: expected a page of a table b-tree, found kind 0x77 or a"
                      + " header that leads out of the page; its rows are left out",
                  child, (child - 1) * PAGE));
    }
  }

  @Test
  void aTreeThatLeadsBackToItsRootIsWalkedOnce() throws Exception {
    try (Made made = made()) {
      Made.Snapshot files = made.now();
      int root = root(files, "t");
      ByteBuffer.wrap(files.main()).putInt((root - 1) * PAGE + 8, root);
      List<Problem> problems = new ArrayList<>();
      assertThat(rows(files, problems)).isLessThan(399).isPositive();
      assertThat(problems)
          .anySatisfy(one -> assertThat(one.message()).contains("one that was visited before"));
    }
  }

  @Test
  void aFreelistThatLeadsBackIsReadOnce() throws Exception {
    try (Made made = made("DELETE FROM t WHERE id > 20")) {
      Made.Snapshot files = made.now();
      int trunk = ByteBuffer.wrap(files.main()).getInt(32);
      assertThat(trunk).isPositive();
      ByteBuffer.wrap(files.main()).putInt((trunk - 1) * PAGE, trunk);
      List<Problem> problems = new ArrayList<>();
      assertThat(Recovery.of(files.open(problems))).isNotEmpty();
      assertThat(problems)
          .anySatisfy(
              one -> assertThat(one.message()).contains("expected a trunk page of the freelist"));
    }
  }

  @Test
  void aChainOfOverflowPagesThatLeadsBackCutsTheValue() throws Exception {
    try (Made made = made()) {
      Made.Snapshot files = made.now();
      List<Value> values = new ArrayList<>();
      for (int page = 2; page <= files.main().length / PAGE; page++) {
        int at = (page - 1) * PAGE;
        int next = ByteBuffer.wrap(files.main()).getInt(at);
        if (next > 1 && next < 1000 && files.main()[at + 500] == 'y') {
          ByteBuffer.wrap(files.main()).putInt(at, page);
        }
      }
      SqliteDatabase database = files.open(new ArrayList<>());
      database.rows(
          database.schema().table("t").orElseThrow(), row -> values.add(row.values().get(1)));
      assertThat(values).hasSize(399).anyMatch(Value.Cut.class::isInstance);
    }
  }

  @Test
  void aTruncatedFileGivesTheRowsOfThePagesThatAreLeft() throws Exception {
    try (Made made = made()) {
      Made.Snapshot files = made.now();
      byte[] half = Arrays.copyOf(files.main(), files.main().length / 2 + 100);
      Made.Snapshot cut = new Made.Snapshot(half, files.wal(), files.journal());
      List<Problem> problems = new ArrayList<>();
      assertThat(rows(cut, problems)).isPositive();
      assertThat(problems).isNotEmpty();
    }
  }

  @Test
  void moreRowsThanTheLimitAreLeftOutAndSaidSo() throws Exception {
    try (Made made = made("DELETE FROM t")) {
      List<Problem> problems = new ArrayList<>();
      SqliteDatabase database = made.now().open(problems, new Limits(1 << 20, 50, 1 << 20));
      assertThat(Recovery.of(database)).hasSizeLessThanOrEqualTo(50).isNotEmpty();
      assertThat(problems)
          .extracting(Problem::message)
          .anySatisfy(one -> assertThat(one).startsWith("expected at most 50 recovered rows"));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void mutatedFilesNeverDoMoreThanReportAndEndInTime(long seed) throws Exception {
    Random random = new Random(seed);
    try (Made wal = made("PRAGMA journal_mode=WAL", "DELETE FROM t WHERE id % 3 = 0");
        Made journal = made("PRAGMA journal_mode=PERSIST", "DELETE FROM t WHERE id % 3 = 0")) {
      List<Made.Snapshot> originals = List.of(wal.now(), journal.now());
      for (int i = 0; i < 60; i++) {
        Made.Snapshot original = originals.get(i % 2);
        Made.Snapshot mutated =
            new Made.Snapshot(
                mutated(original.main(), random),
                mutated(original.wal(), random),
                mutated(original.journal(), random));
        long start = CLOCK.getCurrentThreadCpuTime();
        assertThatCode(() -> readAll(mutated))
            .as("seed %d round %d", seed, i)
            .doesNotThrowAnyException();
        assertThat(CLOCK.getCurrentThreadCpuTime() - start)
            .as("nanoseconds for seed %d round %d", seed, i)
            .isLessThan(10_000_000_000L);
      }
    }
  }

  private static void readAll(Made.Snapshot files) throws IOException {
    try {
      SqliteDatabase database = files.open(new ArrayList<>(), SMALL);
      for (TableDefinition table : database.schema().tables()) {
        database.rows(table, row -> assertThat(row.values()).isNotEmpty());
      }
      Recovery.of(database);
    } catch (FormatException refused) {
      assertThat(refused).hasMessageContaining("expected");
    }
  }

  /** Changes some bytes, mostly where structures are: in headers and at the start of pages. */
  private static byte[] mutated(byte[] original, Random random) {
    byte[] bytes = original.clone();
    for (int i = random.nextInt(40); i > 0 && bytes.length > 0; i--) {
      int page = random.nextInt((bytes.length + PAGE - 1) / PAGE) * PAGE;
      int at = random.nextBoolean() ? page + random.nextInt(24) : random.nextInt(bytes.length);
      if (at >= 20 && at < bytes.length) {
        int[] values = {0, 0xff, 0x7f, 0x80, random.nextInt(256), 1 << random.nextInt(8)};
        bytes[at] = (byte) values[random.nextInt(values.length)];
      }
    }
    return random.nextInt(10) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
  }
}
