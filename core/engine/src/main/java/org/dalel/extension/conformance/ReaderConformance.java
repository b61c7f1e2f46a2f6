package org.dalel.extension.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dalel.api.ContainerDescription;
import org.dalel.api.ContainerEndedException;
import org.dalel.api.ContainerReader;
import org.dalel.api.EntrySink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.extension.ContainerReading;
import org.dalel.extension.ExtensionHost;
import org.dalel.extension.ExtractionFailure;
import org.dalel.extension.LoadedReader;

/**
 * Gives one container reader its trials, each twice: once asking for all contents and once for
 * none, as a run does that reads a container again. Notes where it breaks a rule.
 */
final class ReaderConformance {
  private final ExtensionHost host;
  private final Watchdog watchdog;
  private final Duration limit;
  private final Tally tally;

  /**
   * @param limit time that a call may take
   */
  ReaderConformance(ExtensionHost host, Watchdog watchdog, Duration limit, Tally tally) {
    this.host = host;
    this.watchdog = watchdog;
    this.limit = limit;
    this.tally = tally;
  }

  void examine(LoadedReader reader, List<Trial> samples) {
    describe(reader);
    Shapes shapes = new Shapes(reader.description().interest());
    shapes.empty().forEach(trial -> attempt(reader, Rule.EMPTY, trial));
    samples.forEach(sample -> damaged(reader, Rule.SAMPLES, sample));
    shapes.all().forEach(shape -> damaged(reader, Rule.MADE_UP, shape));
  }

  private void damaged(LoadedReader reader, Rule rule, Trial whole) {
    attempt(reader, rule, whole);
    Damage.cut(whole).forEach(trial -> attempt(reader, Rule.CUT, trial));
    Damage.mutated(whole).forEach(trial -> attempt(reader, Rule.MUTATED, trial));
  }

  private void describe(LoadedReader reader) {
    tally.tried(Rule.DESCRIPTION);
    try {
      if (!reader.describeAgain().equals(reader.description())) {
        tally.broken(
            Rule.DESCRIPTION,
            reader.qualifiedId() + ": expected the same description at every call, found two");
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      tally.broken(Rule.DESCRIPTION, reader.qualifiedId() + ": expected a description, found " + e);
    }
  }

  private void attempt(LoadedReader reader, Rule rule, Trial trial) {
    tally.tried(rule);
    String where = reader.qualifiedId() + ", " + trial.name();
    EntryLog all = new EntryLog(trial.file().content(), true);
    Thrown thrown = new Thrown();
    long begun = System.nanoTime();
    ContainerReading reading = call(reader.observed(thrown::around), trial, all, where);
    tally.call(Duration.ofNanos(System.nanoTime() - begun), where);
    if (rule == Rule.SAMPLES) {
      tally.artifacts(all.entries().size());
    }
    thrown
        .last
        .flatMap(Conformance::objection)
        .ifPresent(o -> tally.broken(rule, where + ": " + o));
    all.wrong().ifPresent(o -> tally.broken(rule, where + ": " + o));
    reading.failure().ifPresent(failure -> contract(failure, where));
    if (!reading.mine() && !all.entries().isEmpty()) {
      tally.broken(
          Rule.CONTRACT, where + ": expected no entries of what is not its own, found some");
    }
    EntryLog names = new EntryLog(trial.file().content(), false);
    ContainerReading again = call(reader, trial, names, where);
    tally.tried(Rule.TWICE);
    boolean same = reading.mine() == again.mine() && all.entries().equals(names.entries());
    if (!same && !all.isCut()) {
      tally.broken(
          Rule.TWICE,
          where + ": expected the same entries when no contents are asked for, found others");
    }
  }

  private ContainerReading call(LoadedReader reader, Trial trial, EntryLog log, String where) {
    watchdog.begin(where);
    try {
      return host.read(reader, trial.file(), new TrialContext(trial, limit), log);
    } finally {
      watchdog.end();
    }
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

  /** Sees what the instances of a reader throw. */
  private static final class Thrown {
    private Optional<Throwable> last = Optional.empty();

    ContainerReader around(ContainerReader reader) {
      return new ContainerReader() {
        @Override
        public ContainerDescription description() {
          return reader.description();
        }

        @Override
        public boolean read(EvidenceFile container, ExtractionContext context, EntrySink sink)
            throws Exception {
          try {
            return reader.read(container, context, sink);
          } catch (ContainerEndedException e) {
            throw e;
          } catch (Exception | Error e) {
            last = Optional.of(e);
            throw e;
          }
        }
      };
    }
  }
}
