package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The same evidence gives the same bytes, however it was processed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeterminismTest {
  private Path temp;
  private Path image;
  private String undisturbed;

  @BeforeAll
  void processesOnceUndisturbed(@TempDir Path folderOfTests) throws IOException, SQLException {
    temp = folderOfTests;
    image = Sample.disk(temp.resolve("evidence"));
    Path folder = temp.resolve("undisturbed");
    Outcome outcome = Runs.Order.of(folder, image).threads(1).run();
    assertThat(outcome.status()).as(outcome.message()).isNotEqualTo(Outcome.Status.FAILED);
    undisturbed = Runs.dump(folder);
    assertThat(Runs.damage(folder)).isEmpty();
    assertThat(Runs.number(folder, "SELECT count(*) FROM embedded")).isGreaterThan(20);
  }

  @Test
  void namesWhatIsInANamelessStreamByTheStreamsOwnName() {
    assertThat(undisturbed)
        .contains("/a/one.txt.gz!/one.txt,")
        .contains("/b/two.txt.gz!/two.txt,")
        .doesNotContain("one.txt.gz!/two.txt");
  }

  @Test
  void givesTheSameWithTwoThreads() throws IOException, SQLException {
    Path folder = temp.resolve("two");
    Runs.Order.of(folder, image).threads(2).run();
    assertThat(Runs.dump(folder)).isEqualTo(undisturbed);
  }

  @Test
  void givesTheSameWithFourThreads() throws IOException, SQLException {
    Path folder = temp.resolve("four");
    Runs.Order.of(folder, image).threads(4).run();
    assertThat(Runs.dump(folder)).isEqualTo(undisturbed);
    assertThat(Runs.damage(folder)).isEmpty();
  }

  @Test
  void givesTheSameWhenTriageWentBefore() throws IOException, SQLException {
    Path folder = temp.resolve("triage");
    Outcome triage = Runs.Order.of(folder, image).profile(Profile.TRIAGE).run();
    assertThat(triage.status()).isNotEqualTo(Outcome.Status.FAILED);
    assertThat(Runs.number(folder, "SELECT count(*) FROM content WHERE status <> 'identified'"))
        .isZero();
    Runs.Order.of(folder, image).run();
    assertThat(Runs.dump(folder)).isEqualTo(undisturbed);
    assertThat(Runs.damage(folder)).isEmpty();
  }

  @Test
  void changesNothingWhenProcessedAgain() throws IOException, SQLException {
    Path folder = temp.resolve("again");
    Runs.Order.of(folder, image).run();
    Runs.Order.of(folder, image).threads(1).run();
    Runs.Order.of(folder).run();
    assertThat(Runs.dump(folder)).isEqualTo(undisturbed);
  }
}
