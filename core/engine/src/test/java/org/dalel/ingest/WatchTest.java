package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.dalel.casefile.CaseFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @TempDir private Path folder;
  private final AtomicLong clock = new AtomicLong();
  private InFlightJournal journal;
  private Watch watch;

  @BeforeEach
  void startsAWorker() throws IOException {
    CaseFolder caseFolder = new CaseFolder(folder);
    watch =
        new Watch(
            Runs.Order.of(folder).timeLimit(LIMIT).request(),
            new Runs.Listener(),
            caseFolder,
            clock::get);
    journal = InFlightJournal.create(caseFolder.journal(), 2);
  }

  @Test
  void seesAThreadThatIsAtOneThingForTooLong() {
    journal.enter(0, Stage.PARSING, 1, "slow");
    looksFor(LIMIT);
    assertThat(watch.overdue()).isEmpty();
    looksFor(Duration.ofSeconds(1));
    assertThat(watch.overdue()).hasValueSatisfying(e -> assertThat(e.itemId()).isEqualTo(1));
  }

  @Test
  void blamesNobodyForALidThatWasClosed() {
    journal.enter(0, Stage.PARSING, 1, "quick");
    watch.look();
    clock.addAndGet(Duration.ofHours(9).toNanos());
    watch.look();
    assertThat(watch.overdue()).isEmpty();
  }

  @Test
  void startsAnewWhenTheThreadGetsOn() {
    for (int i = 1; i < 5; i++) {
      journal.enter(0, Stage.PARSING, i, "quick " + i);
      looksFor(LIMIT);
      assertThat(watch.overdue()).isEmpty();
    }
  }

  @Test
  void neverTimesTheWaitForTheWriter() {
    journal.enter(0, Stage.PARSING, 1, "quick");
    journal.stage(0, Stage.STORING);
    looksFor(LIMIT.multipliedBy(10));
    assertThat(watch.overdue()).isEmpty();
  }

  @Test
  void givesTheStructureOfEvidenceAtLeastAMinute() {
    journal.enter(0, Stage.ENUMERATING, 1, "disk");
    looksFor(Duration.ofSeconds(60));
    assertThat(watch.overdue()).isEmpty();
    looksFor(Duration.ofSeconds(1));
    assertThat(watch.overdue()).isPresent();
  }

  @Test
  void forgetsTheWorkerThatDied() throws IOException {
    journal.enter(0, Stage.PARSING, 1, "slow");
    looksFor(LIMIT.multipliedBy(2));
    watch.turn();
    watch.look();
    assertThat(watch.overdue()).isEmpty();
    assertThat(watch.inFlight()).isEmpty();
  }

  private void looksFor(Duration duration) {
    for (long passed = 0; passed < duration.toMillis(); passed += 100) {
      watch.look();
      clock.addAndGet(100_000_000L);
    }
    watch.look();
  }
}
