package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.ingest.traps.Trap;
import org.dalel.testdata.document.Documents;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A parser that misbehaves costs one item. */
class MisbehavingParserTest {
  private static final Duration LIMIT = Duration.ofSeconds(6);
  private static final int OTHERS = 60;

  private static final String HEAP = "dalel.worker.heap.mib";

  @TempDir private Path temp;

  @BeforeAll
  static void givesWorkersLittleMemory() {
    System.setProperty(HEAP, "256");
  }

  @AfterAll
  static void givesWorkersTheUsualMemory() {
    System.clearProperty(HEAP);
  }

  @Test
  void givesEachMisbehaviourOneRowOfTheRightKind() throws IOException, SQLException {
    Map<String, Document> files = others();
    for (String order :
        List.of("loop", "heap", "direct", "crash", "exit", "stack", "throw", "threads", "none")) {
      files.put("/traps/" + order + ".bin", trap(order));
    }
    Path folder = temp.resolve("case");
    Runs.Listener listener = new Runs.Listener();
    Outcome outcome = order(folder, files).run(listener);

    assertThat(outcome.status())
        .as(outcome.message() + listener.messages())
        .isEqualTo(Outcome.Status.COMPLETE_WITH_FAILURES);
    assertThat(Runs.failures(folder))
        .extracting(f -> f.place().replaceAll(".*/(\\w+)\\.bin.*", "$1") + " " + f.kind())
        .containsExactlyInAnyOrder(
            "loop time",
            "heap memory",
            "direct memory",
            "crash crash",
            "exit crash",
            "stack plugin",
            "throw plugin",
            "threads plugin");
    assertThat(Runs.failures(folder)).allMatch(f -> f.stage().equals("extract"));
    assertThat(Runs.failures(folder))
        .filteredOn(f -> f.place().contains("/crash.bin"))
        .singleElement()
        .satisfies(
            f ->
                assertThat(f.message())
                    .startsWith("expected extracting by trap/trap to end, found: it crashed (SIG")
                    .contains("crash log logs/hs_err_pid")
                    .endsWith("not tried again until: dalel retry"));
    assertThat(Runs.artifacts(folder)).contains("\"order\":\"none\"");
    for (String order : List.of("loop", "heap", "direct", "crash", "exit", "none")) {
      assertThat(Runs.artifacts(folder))
          .as("the other plugin sees what one plugin fell into")
          .containsPattern("(?m)^.*/" + order + "\\.bin#.*\"type\":\"witnessed\"");
    }
    assertThat(Runs.number(folder, "SELECT count(*) FROM item_result WHERE status = 'examined'"))
        .isGreaterThan(OTHERS);
    assertThat(Runs.damage(folder)).isEmpty();
  }

  @Test
  void triesAContentThatCrashesTwiceAndNotAtEachOfItsFiftyPlaces() throws IOException {
    Map<String, Document> files = others();
    for (int i = 0; i < 50; i++) {
      files.put("/copies/" + i + ".bin", trap("crash"));
    }
    Path folder = temp.resolve("case");
    Runs.Listener listener = new Runs.Listener();
    Outcome outcome = order(folder, files).run(listener);

    assertThat(outcome.status())
        .as(outcome.message())
        .isEqualTo(Outcome.Status.COMPLETE_WITH_FAILURES);
    assertThat(listener.messages()).filteredOn(m -> m.startsWith("the worker was lost")).hasSize(2);
    assertThat(listener.messages()).filteredOn(m -> m.startsWith("given up")).hasSize(1);
    assertThat(Runs.failures(folder)).hasSize(50).allMatch(f -> f.kind().equals("crash"));
  }

  @Test
  void triesWhatWasGivenUpAgainWhenAsked() throws IOException, SQLException {
    Path folder = temp.resolve("case");
    Map<String, Document> files = others();
    files.put("/traps/crash.bin", trap("crash"));
    files.put("/traps/throw.bin", trap("throw"));
    Runs.Order order = order(folder, files);
    order.run();
    String first = Runs.dump(folder);

    Runs.Listener listener = new Runs.Listener();
    Outcome outcome = order.retrying().run(listener);
    assertThat(outcome.status()).isEqualTo(Outcome.Status.COMPLETE_WITH_FAILURES);
    assertThat(listener.messages()).filteredOn(m -> m.startsWith("given up")).hasSize(1);
    assertThat(Runs.dump(folder).replaceAll("pid\\d+", "pid"))
        .isEqualTo(first.replaceAll("pid\\d+", "pid"));

    Outcome withoutTrap = Runs.Order.of(folder).plugins(temp.resolve("none")).retrying().run();
    assertThat(withoutTrap.status()).isEqualTo(Outcome.Status.COMPLETE);
    assertThat(Runs.damage(folder)).isEmpty();
  }

  private Runs.Order order(Path folder, Map<String, Document> files) throws IOException {
    Path image = Sample.files(temp.resolve("evidence"), "traps", files);
    return Runs.Order.of(folder, image)
        .timeLimit(LIMIT)
        .plugins(TrapPlugin.in(temp.resolve("plugins")));
  }

  private static Map<String, Document> others() {
    Map<String, Document> files = new LinkedHashMap<>();
    for (int i = 0; i < OTHERS; i++) {
      files.put("/others/" + i + ".txt", Document.of(Content.words(i, 4000 + i)));
    }
    files.put("/others/nested.zip", Documents.of("zip-nested"));
    return files;
  }

  private static Document trap(String order) {
    return Document.of(Content.text(Trap.MAGIC + order + "\n"));
  }
}
