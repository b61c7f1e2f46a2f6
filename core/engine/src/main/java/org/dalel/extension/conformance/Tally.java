package org.dalel.extension.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Counts trials and remembers where rules were broken, the first places of each. */
final class Tally {
  private static final int SHOWN = 2;

  private final Map<Rule, Integer> tried = new EnumMap<>(Rule.class);
  private final Map<Rule, Integer> counts = new EnumMap<>(Rule.class);
  private final Map<Rule, List<String>> broken = new EnumMap<>(Rule.class);
  private Duration slowest = Duration.ZERO;
  private String slowestWhere = "none";
  private int calls;
  private int artifacts;
  private boolean samples;
  private Optional<String> firstProblem = Optional.empty();

  void tried(Rule rule) {
    tried.merge(rule, 1, Integer::sum);
  }

  void broken(Rule rule, String where) {
    counts.merge(rule, 1, Integer::sum);
    List<String> places = broken.computeIfAbsent(rule, r -> new ArrayList<>());
    if (places.size() < SHOWN) {
      places.add(where);
    }
  }

  void call(Duration took, String where) {
    calls++;
    if (took.compareTo(slowest) > 0) {
      slowest = took;
      slowestWhere = where;
    }
  }

  void artifacts(int more) {
    artifacts += more;
  }

  /** That the author gave samples, whether they concern the plugin or not. */
  void samplesGiven() {
    samples = true;
  }

  /** A problem that was reported of a sample. */
  void problem(String what) {
    firstProblem = firstProblem.or(() -> Optional.of(what));
  }

  /** One verdict a rule that was tried, and one a place where it was broken. */
  List<Verdict> verdicts() {
    if (samples && !tried.containsKey(Rule.SAMPLES)) {
      broken(
          Rule.SAMPLES,
          "expected a file that meets one of the interests, found none; a folder plays '/',"
              + " so that patterns of paths begin behind it");
    } else if (samples && artifacts == 0) {
      broken(
          Rule.SAMPLES,
          "expected artifacts or entries from one of the samples, found none"
              + firstProblem.map(p -> "; the first problem: " + p).orElse(""));
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      for (String place : broken.getOrDefault(rule, List.of())) {
        verdicts.add(Verdict.failed(rule.words(), place));
      }
      int unseen = counts.getOrDefault(rule, 0) - SHOWN;
      if (unseen > 0) {
        verdicts.add(Verdict.failed(rule.words(), unseen + " more like these"));
      }
      if (!broken.containsKey(rule) && !kept(rule).isEmpty()) {
        verdicts.add(Verdict.ok(rule.words(), kept(rule)));
      }
    }
    return verdicts;
  }

  private String kept(Rule rule) {
    return switch (rule) {
      case TIME ->
          String.format(
              Locale.ROOT,
              "%d calls, the slowest took %d ms (%s)",
              calls,
              slowest.toMillis(),
              slowestWhere);
      case SAMPLES ->
          tried.containsKey(rule) ? rule.kept(tried.get(rule)) + ", artifacts: " + artifacts : "";
      case CONTRACT, THREADS, WRITES -> rule.kept(0);
      default -> tried.containsKey(rule) ? rule.kept(tried.get(rule)) : "";
    };
  }
}
