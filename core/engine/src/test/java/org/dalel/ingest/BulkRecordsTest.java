package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ListedFailure;
import org.dalel.casefile.read.telephony.SimTable;
import org.dalel.ingest.traps.Roll;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards, calls and texts that are rows of tables: the same however the evidence was processed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkRecordsTest {
  private static final int MANY = 60_000;
  private static final int CALLS = 5 * 1_000 + MANY;

  /** Rows that take the writer some seconds. */
  private static final int LARGE = 400_000;

  private static final long MUCH = 8 << 20;

  private Path temp;
  private Path plugins;
  private Path image;
  private String undisturbed;
  private long commits;

  @BeforeAll
  void processesOnceWithOneThread(@TempDir Path folderOfTests) throws Exception {
    temp = folderOfTests;
    plugins = TrapPlugin.rolls(temp.resolve("plugins"));
    image =
        image(
            "rolls",
            "0 1000 calm",
            "500 1000 calm",
            "501 1000 calm",
            "1300 1000 calm",
            "1301 1000 calm",
            "2000 " + MANY + " calm");
    Path folder = temp.resolve("undisturbed");
    Killing.OfWorkers counter = new Killing.OfWorkers(List.of());
    order(folder, image).threads(1).run(counter);
    assertThat(Runs.failures(folder)).isEmpty();
    commits = counter.commits();
    assertThat(Runs.number(folder, "SELECT count(*) FROM call_record")).isEqualTo(CALLS);
    undisturbed = everything(folder);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void areTheSameForAnyNumberOfThreads(int threads) throws Exception {
    Path folder = temp.resolve("threads" + threads);
    order(folder, image).threads(threads).run();
    assertThat(everything(folder)).isEqualTo(undisturbed);
    assertWhole(folder);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void areTheSameWhenTheWorkerIsKilledAtEachCommit(int threads) throws Exception {
    Path folder = temp.resolve("killed" + threads);
    Killing.OfWorkers killer = new Killing.OfWorkers(LongStream.range(1, commits).boxed().toList());
    order(folder, image).threads(threads).run(killer);
    assertThat(killer.kills()).isGreaterThan(1);
    assertThat(everything(folder)).isEqualTo(undisturbed);
    assertWhole(folder);
  }

  /**
   * Once while rows are spilled, once while the writer puts them into the tables: what that left
   * behind is neither there twice nor in part.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void areTheSameWhenTheWorkerIsKilledInTheMiddleOfALoad(int threads) throws Exception {
    Path folder = temp.resolve("midway" + threads);
    Path large = image("large" + threads, "0 1000 calm", "2000 " + LARGE + " calm");
    Path apart = temp.resolve("apart" + threads);
    order(apart, large).threads(threads).run();

    MidLoad killer = new MidLoad(folder);
    order(folder, large).threads(threads).run(killer);

    assertThat(killer.moments).as("moments in which no worker was killed").isEmpty();
    assertThat(Runs.number(folder, "SELECT count(*) FROM call_record")).isEqualTo(1_000 + LARGE);
    assertThat(everything(folder)).isEqualTo(everything(apart));
    assertWhole(folder);
  }

  /** Kills the worker in each of these moments, once. */
  private static final class MidLoad implements ProgressListener {
    private final Path folder;
    private final Deque<String> moments = new ArrayDeque<>(List.of("spilling", "writing"));
    private long before;

    MidLoad(Path folder) {
      this.folder = folder;
    }

    @Override
    public void progress(Progress progress) {
      boolean due =
          switch (moments.isEmpty() ? "" : moments.peek()) {
            case "spilling" -> spilled() > 0;
            case "writing" -> isComplete();
            default -> false;
          };
      if (due && Killing.killWorker()) {
        moments.remove();
        before = 0;
      }
    }

    /** All rows are there and none is added any more: the writer is at them, until it commits. */
    private boolean isComplete() {
      long now = spilled();
      boolean complete = now > MUCH && now == before;
      before = now;
      return complete;
    }

    /** Bytes of rows that are on their way. */
    private long spilled() {
      try (Stream<Path> files = Files.walk(folder.resolve("temp"))) {
        return files
            .filter(file -> file.getFileName().toString().startsWith("dalel-rows"))
            .mapToLong(MidLoad::size)
            .sum();
      } catch (IOException | UncheckedIOException e) {
        return 0; // not there yet, or gone again
      }
    }

    private static long size(Path file) {
      try {
        return Files.size(file);
      } catch (IOException e) {
        return 0;
      }
    }

    @Override
    public void message(String line) {}
  }

  @Test
  void areNotThereOfAnExtractorThatIsGivenUpAndNotTwiceAfterARetry() throws Exception {
    Path crashing = image("crashing", "0 1000 calm", "500 1000 crash");
    Path folder = temp.resolve("crashing");
    order(folder, crashing).run();

    assertThat(Runs.failures(folder)).extracting(ListedFailure::kind).containsExactly("crash");
    assertThat(Runs.number(folder, "SELECT count(*) FROM call_record")).isEqualTo(1_000);
    String before = everything(folder);
    assertWhole(folder);

    order(folder).retrying().run();
    assertThat(everything(folder)).isEqualTo(before);
    assertWhole(folder);
  }

  private static void assertWhole(Path folder) throws SQLException {
    for (String table : List.of("sim_identity", "sim_sighting", "call_record", "text_record")) {
      assertThat(
              Runs.number(
                  folder,
                  "SELECT count(*) FROM "
                      + table
                      + " WHERE id >> 32 NOT IN (SELECT id FROM artifact)"))
          .as("rows of %s without their list", table)
          .isZero();
    }
    assertThat(
            Runs.number(folder, "SELECT count(*) FROM sqlite_schema WHERE name = 'call_by_phone'"))
        .isEqualTo(1);
    assertThat(folder.resolve("temp")).isEmptyDirectory();
    assertThat(Runs.damage(folder)).isEmpty();
  }

  /** The exports of files and artifacts, the failures, and all tables of telephony. */
  private static String everything(Path folder) throws IOException {
    StringBuilder all = new StringBuilder(Runs.dump(folder));
    try (CaseReader reader = new CaseReader(CaseFolder.existing(folder))) {
      reader.sims(
          queries -> {
            for (SimTable table : SimTable.values()) {
              all.append(table).append('\n');
              queries.forEach(table, -1, row -> all.append(row).append('\n'));
            }
          });
    }
    return all.toString();
  }

  private Runs.Order order(Path folder, Path... evidence) {
    return Runs.Order.of(folder, evidence).plugins(plugins).timeLimit(Duration.ofSeconds(30));
  }

  private Path image(String name, String... rolls) throws IOException {
    Map<String, Document> files = new LinkedHashMap<>();
    for (int i = 0; i < rolls.length; i++) {
      files.put("/roll" + i, Document.of(Content.text(Roll.MAGIC + rolls[i] + "\n")));
    }
    return Sample.files(temp.resolve("evidence"), name, files);
  }
}
