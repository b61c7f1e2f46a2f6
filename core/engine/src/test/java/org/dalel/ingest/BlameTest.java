package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlameTest {
  private final Blame blame = new Blame(4);

  @Test
  void triesAllThatWasInFlightAloneAndGivesUpWhatDiesAlone() {
    assertThat(blame.judge(crash(InFlightJournal.Phase.PROCESSING, item(1), item(2)))).isEmpty();
    assertThat(blame.suspects()).containsExactly(1L, 2L);
    assertThat(blame.judge(crash(InFlightJournal.Phase.ALONE, item(2))))
        .extracting(InFlightJournal.Entry::itemId)
        .containsExactly(2L);
    assertThat(blame.suspects()).containsExactly(1L);
  }

  @Test
  void acquitsSuspectsThatPassedAlone() {
    blame.judge(crash(InFlightJournal.Phase.PROCESSING, item(1), item(2)));
    blame.judge(crash(InFlightJournal.Phase.PROCESSING, item(3)));
    assertThat(blame.suspects()).containsExactly(3L);
  }

  @Test
  void halvesTheThreadsWhenNobodyDiesAlone() {
    blame.judge(crash(InFlightJournal.Phase.PROCESSING, item(1), item(2)));
    assertThat(blame.threads()).isEqualTo(4);
    blame.judge(crash(InFlightJournal.Phase.PROCESSING, item(3), item(4)));
    assertThat(blame.threads()).isEqualTo(2);
  }

  @Test
  void keepsTheThreadsWhenTheCulpritIsFound() {
    for (long id = 1; id < 9; id++) {
      blame.judge(crash(InFlightJournal.Phase.PROCESSING, item(id), item(id + 100)));
      assertThat(blame.judge(crash(InFlightJournal.Phase.ALONE, item(id)))).hasSize(1);
    }
    assertThat(blame.threads()).isEqualTo(4);
    assertThat(blame.hopeless()).isEmpty();
  }

  @Test
  void needsThreeKillsFromOutsideToGiveUpAnItemThatWasAlone() {
    blame.judge(killed(InFlightJournal.Phase.PROCESSING, 1, item(1)));
    assertThat(blame.judge(killed(InFlightJournal.Phase.ALONE, 1, item(1)))).isEmpty();
    assertThat(blame.judge(killed(InFlightJournal.Phase.ALONE, 1, item(1)))).isEmpty();
    assertThat(blame.judge(killed(InFlightJournal.Phase.ALONE, 1, item(1)))).hasSize(1);
  }

  @Test
  void givesUpAFileSystemWhoseListingCrashesTwice() {
    InFlightJournal.Entry listing = entry(Stage.ENUMERATING, 7);
    assertThat(blame.judge(crash(InFlightJournal.Phase.ENUMERATING, listing))).isEmpty();
    assertThat(blame.judge(crash(InFlightJournal.Phase.ENUMERATING, listing)))
        .containsExactly(listing);
    assertThat(blame.suspects()).isEmpty();
  }

  @Test
  void goesOnListingAfterFiveKillsFromOutsideBeforeAnyCommit() {
    InFlightJournal.Entry listing = entry(Stage.ENUMERATING, 7);
    for (int i = 0; i < 5; i++) {
      assertThat(blame.judge(killed(InFlightJournal.Phase.ENUMERATING, 0, listing))).isEmpty();
      assertThat(blame.hopeless()).isEmpty();
    }
    assertThat(blame.judge(killed(InFlightJournal.Phase.ENUMERATING, 0, listing)))
        .containsExactly(listing);
    assertThat(blame.hopeless()).isEmpty();
  }

  @Test
  void endsTheRunAfterThreeCrashesOrNineKillsWithoutACommit() {
    Blame killed = new Blame(4);
    for (int i = 0; i < 9; i++) {
      assertThat(killed.hopeless()).isEmpty();
      killed.judge(killed(InFlightJournal.Phase.STARTING, 0));
    }
    assertThat(killed.hopeless()).contains("the worker was lost 9 times without getting on");
    for (int i = 0; i < 3; i++) {
      assertThat(blame.hopeless()).isEmpty();
      blame.judge(crash(InFlightJournal.Phase.STARTING));
    }
    assertThat(blame.hopeless()).contains("the worker was lost 3 times without getting on");
  }

  @Test
  void tellsAKillFromOutsideFromACrashByTheSignalAndTheCrashLog() {
    assertThat(WorkerDeath.Cause.of(137, false)).isEqualTo(WorkerDeath.Cause.KILLED);
    assertThat(WorkerDeath.Cause.of(137, true)).isEqualTo(WorkerDeath.Cause.CRASH);
    assertThat(WorkerDeath.Cause.of(134, false)).isEqualTo(WorkerDeath.Cause.CRASH);
    assertThat(WorkerDeath.Cause.of(139, false)).isEqualTo(WorkerDeath.Cause.CRASH);
    assertThat(WorkerDeath.Cause.of(3, false)).isEqualTo(WorkerDeath.Cause.MEMORY);
  }

  @Test
  void endsARunThatDiesForEverWithNothingToBlameAlthoughItCommits() {
    for (int i = 0; i < 30; i++) {
      assertThat(blame.hopeless()).isEmpty();
      blame.judge(killed(InFlightJournal.Phase.FINISHING, 1));
    }
    assertThat(blame.hopeless()).contains("the worker was lost 30 times with nothing to blame");
    Blame crashing = new Blame(4);
    for (int i = 0; i < 10; i++) {
      assertThat(crashing.hopeless()).isEmpty();
      crashing.judge(
          new WorkerDeath(
              WorkerDeath.Cause.CRASH,
              "it crashed",
              InFlightJournal.Phase.FINISHING,
              List.of(),
              1,
              1));
    }
    assertThat(crashing.hopeless()).contains("the worker was lost 10 times with nothing to blame");
  }

  @Test
  void goesOnAfterTwentyKillsFromOutsideBetweenTwoItems() {
    for (int i = 0; i < 20; i++) {
      blame.judge(killed(InFlightJournal.Phase.PROCESSING, 1));
    }
    assertThat(blame.hopeless()).isEmpty();
  }

  @Test
  void doesNotGiveUpTheSameThingTwice() {
    blame.judge(crash(InFlightJournal.Phase.PROCESSING, item(1)));
    assertThat(blame.judge(crash(InFlightJournal.Phase.ALONE, item(1)))).hasSize(1);
    assertThat(blame.judge(crash(InFlightJournal.Phase.ALONE, item(1)))).isEmpty();
  }

  @Test
  void blamesOneExtractorAfterTheOtherForTheSameContent() {
    for (String extractor : List.of("a/x", "b/y")) {
      InFlightJournal.Entry entry =
          new InFlightJournal.Entry(0, Stage.EXTRACTING, 1, 0, new byte[32], "place", extractor);
      blame.judge(crash(InFlightJournal.Phase.PROCESSING, entry));
      assertThat(blame.judge(crash(InFlightJournal.Phase.ALONE, entry))).containsExactly(entry);
    }
  }

  private static InFlightJournal.Entry item(long id) {
    return entry(Stage.PARSING, id);
  }

  private static InFlightJournal.Entry entry(Stage stage, long id) {
    return new InFlightJournal.Entry(0, stage, id, 0, new byte[0], "place", "");
  }

  private static WorkerDeath crash(InFlightJournal.Phase phase, InFlightJournal.Entry... at) {
    return new WorkerDeath(WorkerDeath.Cause.CRASH, "it crashed", phase, Arrays.asList(at), 0, 1);
  }

  private static WorkerDeath killed(
      InFlightJournal.Phase phase, long commits, InFlightJournal.Entry... at) {
    return new WorkerDeath(
        WorkerDeath.Cause.KILLED, "it was killed", phase, List.of(at), commits, 1);
  }
}
