package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;
import org.dalel.custody.CustodyChain;
import org.dalel.custody.CustodyReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whatever dies, the same command goes on, and the case ends as if nothing had happened. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashTest {
  private static final int KILLS = 4;
  private static final long SEED = 20260302;

  private Path temp;
  private Path image;
  private String undisturbed;
  private Outcome.Status undisturbedStatus;
  private long commits;

  @BeforeAll
  void processesOnceUndisturbed(@TempDir Path folderOfTests) throws IOException {
    temp = folderOfTests;
    image = Sample.disk(temp.resolve("evidence"));
    Path folder = temp.resolve("undisturbed");
    Killing.OfWorkers counter = new Killing.OfWorkers(List.of());
    undisturbedStatus = Runs.Order.of(folder, image).run(counter).status();
    undisturbed = Runs.dump(folder);
    commits = counter.commits();
  }

  @Test
  void endsTheSameWhenTheWorkerIsKilled() throws IOException, SQLException {
    Path folder = temp.resolve("worker");
    Killing.OfWorkers killer = new Killing.OfWorkers(Killing.moments(SEED, KILLS, commits));
    Outcome outcome = Runs.Order.of(folder, image).run(killer);
    assertThat(killer.kills()).isGreaterThan(0);
    assertThat(outcome.status()).as(outcome.message()).isEqualTo(expected());
    assertThat(Runs.dump(folder)).isEqualTo(undisturbed);
    assertThat(Runs.damage(folder)).isEmpty();
    assertThat(Runs.number(folder, "SELECT count(*) FROM quarantine")).isZero();
  }

  @Test
  void endsTheSameWhenTheSupervisorIsKilled() throws Exception {
    Path folder = temp.resolve("supervisor");
    int killed = 0;
    for (long moment : Killing.moments(SEED + 1, KILLS, commits / KILLS)) {
      // a supervisor that is killed before its first commit may have no run to cut off
      killed += Killing.killSupervisor(folder, 2, image, Math.max(1, moment)) ? 1 : 0;
    }
    Outcome outcome = Runs.Order.of(folder, image).run();
    assertThat(killed).isGreaterThan(0);
    assertThat(outcome.status()).as(outcome.message()).isEqualTo(expected());
    assertThat(Runs.dump(folder)).isEqualTo(undisturbed);
    assertThat(Runs.damage(folder)).isEmpty();
    assertThat(Runs.number(folder, "SELECT count(*) FROM run WHERE outcome = 'cut off'"))
        .isEqualTo(killed);
    CustodyReport custody = CustodyChain.open(CaseFolder.existing(folder)).verify(Optional.empty());
    assertThat(custody.problems()).isEmpty();
    assertThat(Killing.scratchOfSupervisor(folder)).isEmptyDirectory();
    assertThat(folder.resolve("temp")).isEmptyDirectory();
  }

  @Test
  void goesOnAfterAStop() throws IOException, SQLException {
    Path folder = temp.resolve("stopped");
    Stopper stopper = new Stopper(commits / 2);
    Supervisor supervisor = new Supervisor(Runs.Order.of(folder, image).request(), stopper);
    stopper.supervisor = supervisor;
    Outcome stopped = supervisor.run();
    assertThat(stopped.status()).isEqualTo(Outcome.Status.STOPPED);
    assertThat(stopped.message()).contains("the same command goes on");
    Runs.Order.of(folder, image).run();
    assertThat(Runs.dump(folder)).isEqualTo(undisturbed);
    assertThat(Runs.damage(folder)).isEmpty();
  }

  @Test
  void refusesASecondSupervisorAndLeavesNothingInTheScratchFolder() throws IOException {
    Path folder = temp.resolve("second");
    CompletableFuture<String> refusal = new CompletableFuture<>();
    Outcome first =
        Runs.Order.of(folder, image)
            .run(
                new ProgressListener() {
                  @Override
                  public void progress(Progress progress) {
                    if (!refusal.isDone()) {
                      refusal.complete(secondRun(folder));
                    }
                  }

                  @Override
                  public void message(String line) {}
                });
    assertThat(refusal).isCompletedWithValueMatching(m -> m.contains("no other process"));
    assertThat(first.status()).isEqualTo(expected());
    try (Stream<Path> left = Files.list(folder.resolve("temp"))) {
      assertThat(left).isEmpty();
    }
  }

  private String secondRun(Path folder) {
    try {
      return Runs.Order.of(folder, image).run().message();
    } catch (CaseException e) {
      return e.getMessage();
    }
  }

  private Outcome.Status expected() {
    return undisturbedStatus;
  }

  private static final class Stopper implements ProgressListener {
    private final long moment;
    private Supervisor supervisor;

    Stopper(long moment) {
      this.moment = moment;
    }

    @Override
    public void progress(Progress progress) {
      if (progress.commits() >= moment) {
        supervisor.stop();
      }
    }

    @Override
    public void message(String line) {}
  }
}
