package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence that is not there at a later run costs what is left to do in it, and nothing else. */
class MissingEvidenceTest {
  @TempDir private Path temp;
  private Path here;
  private Path away;
  private Path folder;

  @BeforeEach
  void listsTwoDisksInTriage() throws IOException {
    here = disk("here", "what stays\n");
    away = disk("away", "what is unplugged\n");
    folder = temp.resolve("case");
    Outcome outcome = Runs.Order.of(folder, here, away).profile(Profile.TRIAGE).run();
    assertThat(outcome.status()).as(outcome.message()).isEqualTo(Outcome.Status.COMPLETE);
  }

  @Test
  void goesOnWithTheOtherEvidenceAndNamesWhatIsMissing() throws IOException, SQLException {
    Path unplugged = Files.move(away, temp.resolve("unplugged"));
    Runs.Listener listener = new Runs.Listener();
    Outcome outcome = Runs.Order.of(folder, here, away).run(listener);

    assertThat(outcome.status())
        .as(outcome.message())
        .isEqualTo(Outcome.Status.COMPLETE_WITH_FAILURES);
    assertThat(listener.messages()).anyMatch(m -> m.startsWith("away.dd: expected the evidence"));
    assertThat(Runs.failures(folder))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.kind()).isEqualTo("missing");
              assertThat(f.place()).isEqualTo("away.dd");
              assertThat(f.message()).contains(away.toString(), "found nothing", "bring it back");
            });
    assertThat(parsed("here")).isEqualTo(1);
    assertThat(parsed("away")).isZero();

    Files.move(unplugged, away);
    assertThat(Runs.Order.of(folder).run().status()).isEqualTo(Outcome.Status.COMPLETE);
    assertThat(Runs.failures(folder)).isEmpty();
    assertThat(parsed("away")).isEqualTo(1);
    assertThat(Runs.damage(folder)).isEmpty();
  }

  @Test
  void doesNotTakeAnotherDiskForTheOneOfTheCase() throws IOException, SQLException {
    Files.write(away, new byte[1 << 20]);
    Outcome outcome = Runs.Order.of(folder).run();

    assertThat(outcome.status()).isEqualTo(Outcome.Status.COMPLETE_WITH_FAILURES);
    assertThat(Runs.failures(folder))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("found another of 1048576 bytes"));
    assertThat(parsed("away")).isZero();
  }

  @Test
  void doesNotNeedEvidenceThatIsDone() throws IOException {
    Files.delete(here);
    Files.delete(away);
    Outcome outcome = Runs.Order.of(folder, here, away).profile(Profile.TRIAGE).run();
    assertThat(outcome.status()).as(outcome.message()).isEqualTo(Outcome.Status.COMPLETE);
  }

  @Test
  void waitsForAFolderThatIsMissing() throws IOException, SQLException {
    Path documents = Files.createDirectory(temp.resolve("documents"));
    Files.writeString(documents.resolve("a.txt"), "in a folder\n");
    Runs.Order.of(folder, documents).profile(Profile.TRIAGE).run();
    Path moved = Files.move(documents, temp.resolve("moved"));
    Runs.Order.of(folder).run();
    assertThat(Runs.failures(folder))
        .singleElement()
        .satisfies(f -> assertThat(f.place()).isEqualTo("documents"));
    Files.move(moved, documents);
    assertThat(Runs.Order.of(folder).run().status()).isEqualTo(Outcome.Status.COMPLETE);
    assertThat(parsed("documents")).isEqualTo(1);
  }

  private Path disk(String name, String text) throws IOException {
    Map<String, Document> files = Map.of("/a.txt", Document.of(Content.text(text)));
    return Sample.files(temp.resolve(name), name, files);
  }

  private long parsed(String evidence) throws SQLException {
    return Runs.number(
        folder,
        "SELECT count(*) FROM item i JOIN evidence e ON e.id = i.evidence_id JOIN item_result r ON r.item_id = i.id"
            + " JOIN content c ON c.id = r.content_id WHERE i.path LIKE '%/a.txt' AND c.status = 'parsed' AND e.label LIKE '"
            + evidence
            + "%'");
  }
}
