package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.read.ListedFailure;
import org.dalel.ingest.traps.Flood;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is handed on in parts while the extractor is at work is in the case once, and whole, or not
 * at all: whatever happens between the first part and the last.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartsTest {
  private static final String UNFINISHED =
      "SELECT count(*) FROM setting WHERE key LIKE 'unfinished%'";
  private static final String DROPS = "SELECT count(*) FROM artifact WHERE type = 'drop'";
  private static final String OPEN = DROPS + " AND json_extract(fields, '$.open') = 1";
  private static final String PASSWORD = "sesame";

  private Path temp;
  private Path plugins;
  private Path image;
  private String undisturbed;

  @BeforeAll
  void processesOnceUndisturbed(@TempDir Path folderOfTests) throws IOException, SQLException {
    temp = folderOfTests;
    plugins = TrapPlugin.flood(temp.resolve("plugins"));
    image = image("floods", "calm", "calm\nsesame", "calm\nsesame");
    Path folder = temp.resolve("undisturbed");
    order(folder, image).run();
    assertDrops(folder, 3, 0);
    undisturbed = Runs.dump(folder);
  }

  @ParameterizedTest
  @CsvSource({"1, looking alone unlocking", "4, looking alone", "4, unlocking alone"})
  void areThereOnceWhenTheWorkerIsKilledBetweenThem(int threads, String phases) throws Exception {
    Path folder = temp.resolve("killed " + threads + " " + phases);
    Midway killer = new Midway(folder, List.of(phases.split(" ")), Killing::killWorker);
    order(folder, image).threads(threads).run(killer);

    assertThat(killer.phases).as("phases in which no worker was killed").isEmpty();
    assertDrops(folder, 3, 0);
    assertThat(Runs.dump(folder)).isEqualTo(undisturbed);
    assertWhole(folder);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void areTakenOutWhenTheirExtractorIsGivenUpAndWhatWasFoundBeforeStays(int threads)
      throws Exception {
    Path folder = temp.resolve("halting" + threads);
    Path halting = image("halting", "calm", "halt", "calm\nsesame", "halt\nsesame");
    order(folder, halting).threads(threads).run();

    assertThat(Runs.failures(folder))
        .extracting(
            f -> f.place().replaceAll(".*/(\\d)\\.flood.*", "$1"),
            ListedFailure::stage,
            ListedFailure::kind)
        .containsExactly(tuple("1", "context", "crash"), tuple("3", "context", "crash"));
    assertDrops(folder, 2, 1);
    assertThat(Runs.artifacts(folder)).doesNotContain("/1.flood").contains("/3.flood");
    assertWhole(folder);
  }

  @Test
  void areTakenOutByAStopAndThereOnceAfterTheNextRun() throws Exception {
    Path folder = temp.resolve("stopped");
    Midway stopper = new Midway(folder, List.of("unlocking"), () -> false);
    Supervisor supervisor = new Supervisor(order(folder, image).threads(1).request(), stopper);
    stopper.act =
        () -> {
          supervisor.stop();
          return true;
        };
    assertThat(supervisor.run().status()).isEqualTo(Outcome.Status.STOPPED);
    assertThat(stopper.phases).isEmpty();
    assertDrops(folder, 1, 2);
    assertWhole(folder);

    order(folder).run();
    assertThat(Runs.dump(folder)).isEqualTo(undisturbed);
    assertWhole(folder);
  }

  private static void assertDrops(Path folder, int openFiles, int lockedFiles) throws SQLException {
    assertThat(Runs.number(folder, OPEN)).isEqualTo((long) openFiles * Flood.DROPS);
    assertThat(Runs.number(folder, DROPS))
        .isEqualTo((long) (openFiles + lockedFiles) * Flood.DROPS);
  }

  private static void assertWhole(Path folder) throws SQLException {
    assertThat(Runs.number(folder, UNFINISHED)).isZero();
    assertThat(Runs.damage(folder)).isEmpty();
  }

  private Runs.Order order(Path folder, Path... evidence) {
    return Runs.Order.of(folder, evidence)
        .plugins(plugins)
        .passwords(PASSWORD)
        .timeLimit(Duration.ofSeconds(30));
  }

  private Path image(String name, String... floods) throws IOException {
    Map<String, Document> files = new LinkedHashMap<>();
    for (int i = 0; i < floods.length; i++) {
      files.put("/" + i + ".flood", Document.of(Content.text(floods[i])));
    }
    return Sample.files(temp.resolve("evidence"), name, files);
  }

  /**
   * Does something to a run while parts of an extraction are committed and its end is not: once in
   * each of these phases, in this order.
   */
  private static final class Midway implements ProgressListener {
    private final Path folder;
    private final Deque<String> phases;
    private BooleanSupplier act;

    Midway(Path folder, List<String> phases, BooleanSupplier act) {
      this.folder = folder;
      this.phases = new ArrayDeque<>(phases);
      this.act = act;
    }

    @Override
    public void progress(Progress progress) {
      // a worker that has not committed has not taken out what the one before it left
      boolean due = progress.commits() > 0 && progress.phase().equals(phases.peek());
      if (due && hasParts() && act.getAsBoolean()) {
        phases.remove();
      }
    }

    @Override
    public void message(String line) {}

    private boolean hasParts() {
      try {
        return Runs.number(folder, UNFINISHED) > 0;
      } catch (SQLException | CaseException e) {
        return false; // busy: looked at again soon
      }
    }
  }
}
