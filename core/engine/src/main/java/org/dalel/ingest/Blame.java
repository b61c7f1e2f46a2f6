package org.dalel.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out who is to blame for the deaths of workers.
 *
 * <pre>
 *   died in a crowd ──▶ all that was in flight is suspect ──▶ tried alone, one by one
 *                                                              │ passes: innocent
 *                                                              └ dies: given up
 *   nobody dies alone, the crowd dies again ──▶ half the threads
 *   three deaths in a row without a commit ──▶ the run ends
 * </pre>
 *
 * <p>Opening evidence and listing a file system happen alone anyway: the second death there gives
 * them up.
 *
 * <p>What the examiner skips is given up at once, and nothing else is suspect.
 *
 * <p>A worker that was killed from outside (by an operator, or by a system short of memory) may
 * have done nothing wrong: such a death weighs a third of one of its own, so that it takes three
 * times as many to give up an item, a file system or the run. It always ends: whatever kills at the
 * same place for ever is given up there.
 */
final class Blame {
  private static final int WEIGHT_OF_A_KILL = 1;
  private static final int WEIGHT_OF_A_CRASH = 3;
  private static final int ITEM_GIVEN_UP_AT = WEIGHT_OF_A_CRASH;
  private static final int STRUCTURE_GIVEN_UP_AT = 2 * WEIGHT_OF_A_CRASH;
  private static final int BARREN_RUN_ENDS_AT = 3 * WEIGHT_OF_A_CRASH;
  private static final int UNEXPLAINED_RUN_ENDS_AT = 10 * WEIGHT_OF_A_CRASH;

  private final Set<Long> suspects = new LinkedHashSet<>();
  private final Map<String, Integer> weights = new HashMap<>();
  private final Set<String> givenUp = new HashSet<>();
  private int threads;
  private boolean crowdUnexplained;
  private int barren;
  private int barrenWeight;
  private int unexplained;
  private int unexplainedWeight;

  Blame(int threads) {
    this.threads = threads;
  }

  /** Items to be tried alone by the next worker, in this order. */
  List<Long> suspects() {
    return List.copyOf(suspects);
  }

  /** How many threads the next worker may have. */
  int threads() {
    return threads;
  }

  /** Why the run cannot go on, if it cannot. */
  Optional<String> hopeless() {
    if (barrenWeight >= BARREN_RUN_ENDS_AT) {
      return Optional.of("the worker was lost " + barren + " times without getting on");
    }
    return unexplainedWeight >= UNEXPLAINED_RUN_ENDS_AT
        ? Optional.of("the worker was lost " + unexplained + " times with nothing to blame")
        : Optional.empty();
  }

  /** Judges a death; what is to be given up. */
  List<InFlightJournal.Entry> judge(WorkerDeath death) {
    if (death.phase().compareTo(InFlightJournal.Phase.ALONE) > 0) {
      suspects.clear(); // they all passed
    }
    if (death.cause() == WorkerDeath.Cause.SKIPPED) {
      death.inFlight().forEach(entry -> suspects.remove(entry.itemId()));
      gotOn();
      return death.inFlight();
    }
    if (death.commits() > 0) {
      gotOn();
    } else {
      barren++;
      barrenWeight += weight(death.cause());
    }
    List<InFlightJournal.Entry> guilty = new ArrayList<>();
    List<InFlightJournal.Entry> crowd = new ArrayList<>();
    for (InFlightJournal.Entry entry : death.inFlight()) {
      boolean item = WorkerDeath.isItem(entry);
      if (item && !death.alone()) {
        crowd.add(entry);
      } else if (isGuilty(entry, item ? ITEM_GIVEN_UP_AT : STRUCTURE_GIVEN_UP_AT, death.cause())) {
        guilty.add(entry);
      }
    }
    guilty.forEach(entry -> suspects.remove(entry.itemId()));
    if (!guilty.isEmpty()) {
      gotOn();
      crowdUnexplained = false;
    }
    if (death.inFlight().isEmpty()) {
      unexplained++;
      unexplainedWeight += weight(death.cause());
      threads = Math.max(1, threads / 2);
    }
    suspect(crowd, death.cause());
    return guilty;
  }

  private boolean isGuilty(InFlightJournal.Entry entry, int limit, WorkerDeath.Cause cause) {
    String what =
        String.join(
            ":",
            entry.stage().name(),
            Long.toString(entry.itemId()),
            HexFormat.of().formatHex(entry.sha256()),
            entry.extractor());
    return weights.merge(what, weight(cause), Integer::sum) >= limit && givenUp.add(what);
  }

  private static int weight(WorkerDeath.Cause cause) {
    return cause == WorkerDeath.Cause.KILLED ? WEIGHT_OF_A_KILL : WEIGHT_OF_A_CRASH;
  }

  private void gotOn() {
    barren = 0;
    barrenWeight = 0;
  }

  private void suspect(List<InFlightJournal.Entry> crowd, WorkerDeath.Cause cause) {
    if (crowd.isEmpty()) {
      return;
    }
    crowd.forEach(entry -> suspects.add(entry.itemId()));
    if (cause != WorkerDeath.Cause.TIME) {
      if (crowdUnexplained) {
        threads = Math.max(1, threads / 2);
      }
      crowdUnexplained = true;
    }
  }
}
