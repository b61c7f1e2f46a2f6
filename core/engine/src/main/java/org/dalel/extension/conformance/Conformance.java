package org.dalel.extension.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.api.Artifact;
import org.dalel.api.ExtractionCancelledException;
import org.dalel.api.Identifier;
import org.dalel.extension.ExtensionHost;
import org.dalel.extension.Extraction;
import org.dalel.extension.ExtractionFailure;
import org.dalel.extension.LoadedExtractor;
import org.dalel.extension.SpilledRows;

/** Gives one extractor its trials, each twice, and notes where it breaks a rule. */
final class Conformance {
  private final ExtensionHost host;
  private final Watchdog watchdog;
  private final Duration limit;
  private final Tally tally;

  /**
   * @param limit time that a call may take
   */
  Conformance(ExtensionHost host, Watchdog watchdog, Duration limit, Tally tally) {
    this.host = host;
    this.watchdog = watchdog;
    this.limit = limit;
    this.tally = tally;
  }

  void examine(LoadedExtractor extractor, List<Trial> samples) {
    describe(extractor);
    Shapes shapes = new Shapes(extractor.description().interest());
    shapes.empty().forEach(trial -> attempt(extractor, Rule.EMPTY, trial));
    for (Trial sample : samples) {
      damaged(extractor, Rule.SAMPLES, sample);
    }
    for (Trial shape : shapes.all()) {
      damaged(extractor, Rule.MADE_UP, shape);
    }
  }

  private void damaged(LoadedExtractor extractor, Rule rule, Trial whole) {
    attempt(extractor, rule, whole);
    Damage.cut(whole).forEach(trial -> attempt(extractor, Rule.CUT, trial));
    Damage.mutated(whole).forEach(trial -> attempt(extractor, Rule.MUTATED, trial));
  }

  private void describe(LoadedExtractor extractor) {
    tally.tried(Rule.DESCRIPTION);
    try {
      if (!extractor.describeAgain().equals(extractor.description())) {
        tally.broken(
            Rule.DESCRIPTION,
            extractor.qualifiedId() + ": expected the same description at every call, found two");
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      tally.broken(
          Rule.DESCRIPTION, extractor.qualifiedId() + ": expected a description, found " + e);
    }
  }

  private void attempt(LoadedExtractor extractor, Rule rule, Trial trial) {
    tally.tried(rule);
    String where = extractor.qualifiedId() + ", " + trial.name();
    Witness witness = new Witness();
    LoadedExtractor observed = extractor.observed(witness::around);
    long begun = System.nanoTime();
    Extraction first = call(observed, trial, where);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    tally.call(took, where);
    if (rule == Rule.SAMPLES) {
      tally.artifacts(first.artifacts().size());
      first.problems().stream()
          .findFirst()
          .ifPresent(p -> tally.problem(where + ": " + p.where().printed() + ": " + p.message()));
      first.artifacts().forEach(artifact -> identifiers(artifact, where));
    }
    witness
        .thrown()
        .flatMap(Conformance::objection)
        .ifPresent(o -> tally.broken(rule, where + ": " + o));
    first.failure().ifPresent(failure -> contract(failure, where));
    Extraction second = call(observed, trial, where);
    tally.tried(Rule.TWICE);
    difference(first, second).ifPresent(d -> tally.broken(Rule.TWICE, where + ": " + d));
    first.discardRows();
    second.discardRows();
  }

  private void identifiers(Artifact artifact, String where) {
    for (Identifier identifier : artifact.identifiers()) {
      tally.tried(Rule.IDENTIFIERS);
      Spelling.objection(identifier)
          .ifPresent(
              o -> tally.broken(Rule.IDENTIFIERS, where + ", " + artifact.type() + ": " + o));
    }
  }

  private Extraction call(LoadedExtractor extractor, Trial trial, String where) {
    watchdog.begin(where);
    try {
      return host.extract(extractor, trial.file(), new TrialContext(trial, limit));
    } finally {
      watchdog.end();
    }
  }

  /** What an extractor may throw at bad input is an {@link IOException} that says what is bad. */
  static Optional<String> objection(Throwable thrown) {
    if (thrown instanceof ExtractionCancelledException) {
      return Optional.empty();
    }
    boolean expected = thrown instanceof IOException || thrown instanceof UncheckedIOException;
    if (expected && thrown.getMessage() != null && !thrown.getMessage().isBlank()) {
      return Optional.empty();
    }
    if (thrown.getClass().getName().endsWith("SinkRefusal")) {
      return Optional.empty();
    }
    return Optional.of(
        "expected artifacts, problems or an IOException that says what is wrong, found "
            + thrown
            + place(thrown));
  }

  /** The first place that is neither Java's nor the API's. */
  private static String place(Throwable thrown) {
    return Stream.of(thrown.getStackTrace())
        .filter(frame -> !frame.getClassName().startsWith("java."))
        .filter(frame -> !frame.getClassName().startsWith("org.dalel.api."))
        .findFirst()
        .map(frame -> " (at " + frame.getFileName() + ":" + frame.getLineNumber() + ")")
        .orElse("");
  }

  private void contract(ExtractionFailure failure, String where) {
    switch (failure.kind()) {
      case CANCELLED ->
          tally.broken(
              Rule.TIME,
              where + ": expected an end within " + limit.toSeconds() + " s, found none");
      case LIMIT, CONTRACT ->
          tally.broken(
              failure.message().contains("threads") ? Rule.THREADS : Rule.CONTRACT,
              where + ": " + failure.message());
      case ERROR -> {
        if (failure.message().contains("Read-only file system")) {
          tally.broken(
              Rule.WRITES, where + ": expected no write outside its folder: " + failure.message());
        }
      }
    }
  }

  private static List<Long> sums(Extraction extraction) {
    return extraction.artifacts().stream()
        .flatMap(artifact -> extraction.rowsOf(artifact).stream())
        .map(SpilledRows::checksum)
        .toList();
  }

  private static Optional<String> difference(Extraction first, Extraction second) {
    if (!first.artifacts().equals(second.artifacts()) || !sums(first).equals(sums(second))) {
      return Optional.of("expected the same artifacts from the same input, found others");
    }
    return first.problems().equals(second.problems()) && first.failure().equals(second.failure())
        ? Optional.empty()
        : Optional.of("expected the same problems and failure from the same input, found others");
  }
}
