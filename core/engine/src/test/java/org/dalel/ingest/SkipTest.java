package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.read.ListedFailure;
import org.dalel.custody.CustodyChain;
import org.dalel.custody.CustodyEntry;
import org.dalel.ingest.traps.Trap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkipTest {
  @TempDir private Path temp;

  /** Skips whatever hangs for longer than two seconds. */
  private static final class Impatient implements ProgressListener {
    private final AtomicReference<Supervisor> supervisor = new AtomicReference<>();
    private final List<String> messages = new ArrayList<>();

    @Override
    public void progress(Progress progress) {
      progress.workers().stream()
          .filter(worker -> worker.place().endsWith("hangs.txt"))
          .filter(worker -> worker.since().compareTo(Duration.ofSeconds(2)) > 0)
          .forEach(worker -> supervisor.get().skip(worker.thread(), worker.place(), "Aida"));
    }

    @Override
    public void message(String line) {
      messages.add(line);
    }
  }

  @Test
  void givesUpTheItemThatTheExaminerSkipsAndNothingElse() throws Exception {
    Path evidence = Files.createDirectories(temp.resolve("papers"));
    Files.writeString(evidence.resolve("hangs.txt"), Trap.MAGIC + "loop\n");
    for (int i = 0; i < 20; i++) {
      Files.writeString(evidence.resolve("note" + i + ".txt"), "A note about teapot " + i);
    }
    Path folder = temp.resolve("case");
    Impatient impatient = new Impatient();
    Supervisor supervisor =
        new Supervisor(
            Runs.Order.of(folder, evidence)
                .timeLimit(Duration.ofMinutes(10))
                .plugins(TrapPlugin.in(temp.resolve("plugins")))
                .request(),
            impatient);
    impatient.supervisor.set(supervisor);

    Outcome outcome = supervisor.run();

    assertThat(outcome.status()).isEqualTo(Outcome.Status.COMPLETE_WITH_FAILURES);
    assertThat(Runs.failures(folder))
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.kind()).isEqualTo("skipped");
              assertThat(failure.place()).contains("hangs.txt");
              assertThat(failure.message())
                  .contains("skipped by the examiner Aida; not tried again until: dalel retry");
            });
    assertThat(Runs.number(folder, "SELECT count(*) FROM item_result WHERE status = 'examined'"))
        .isGreaterThanOrEqualTo(20);
    CustodyChain chain = CustodyChain.open(CaseFolder.existing(folder));
    assertThat(chain.entries())
        .extracting(CustodyEntry::action)
        .containsExactly("process", "skip", "process-ended");
    assertThat(chain.entries().get(1).details()).contains("hangs.txt", "by the examiner Aida");
    assertThat(chain.verify(Optional.empty()).holds()).isTrue();
  }

  @Test
  void skipsNothingWhenTheThreadIsAtSomethingElseByThen() throws Exception {
    Path evidence = Files.createDirectories(temp.resolve("papers"));
    Files.writeString(evidence.resolve("note.txt"), "A note about a teapot");
    Impatient impatient = new Impatient();
    Supervisor supervisor =
        new Supervisor(Runs.Order.of(temp.resolve("case"), evidence).request(), impatient);
    impatient.supervisor.set(supervisor);
    supervisor.skip(0, "papers: /no-such-item", "Aida");

    assertThat(supervisor.run().status()).isEqualTo(Outcome.Status.COMPLETE);
    assertThat(impatient.messages)
        .contains("not skipped, since it was done already: papers: /no-such-item");
    List<ListedFailure> failures = Runs.failures(temp.resolve("case"));
    assertThat(failures).isEmpty();
  }
}
