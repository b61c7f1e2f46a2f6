package org.dalel.casefile.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.dalel.api.Secret;
import org.dalel.casefile.ArtifactText;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.read.CaseFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactIndexTest {

  @TempDir private Path temp;

  private static ArtifactRow label(String said) {
    String fields = "{\"label\":\"" + said + "\"}";
    List<ArtifactRow.IdentifierRow> none = List.of();
    return new ArtifactRow(
        "wallets/x",
        "1.0",
        "wallet-label",
        "live",
        "high",
        null,
        fields,
        none,
        List.of(),
        ArtifactText.of(fields, List.of("btc:1" + said)));
  }

  private CaseFolder oneFile() throws Exception {
    try (CaseFixture fixture = new CaseFixture(temp.resolve("c"))) {
      fixture.image(1, "d");
      fixture.content(1, "wallet", "application/octet-stream");
      fixture.file(1, 1, "/a", 1, 1L);
      fixture.failure(1, 1L, null, null, "so that there is a run");
      return fixture.folder();
    }
  }

  private static long count(CaseFolder folder, String word) throws Exception {
    try (Connection text = Sqlite.openForReading(folder.textDb())) {
      return Sqlite.number(
          text, "SELECT count(*) FROM artifact_index WHERE artifact_index MATCH '" + word + "'");
    }
  }

  private static void look(CaseFolder folder, String said) throws Exception {
    try (CaseWriter writer = new CaseWriter(folder, 1)) {
      ExtractionRow locked = new ExtractionRow("wallets/x", null, List.of(), List.<Secret>of());
      writer
          .extractions()
          .store(
              new ExtractionTable.ContextRow(
                  Owner.item(1), "wallets/x", List.of(label(said)), List.of(locked), List.of()));
    }
  }

  @Test
  void forgetsWhatARepeatedExtractionSaidBefore() throws Exception {
    CaseFolder folder = oneFile();
    look(folder, "locked");
    try (CaseWriter writer = new CaseWriter(folder, 1)) {
      ExtractionRow again = new ExtractionRow("wallets/x", "ab", List.of(), List.of());
      writer
          .extractions()
          .replace(
              new ExtractionTable.Repeated(
                  1, Owner.item(1), List.of(label("opened"), label("more")), again, List.of()));
    }
    assertThat(count(folder, "locked")).isZero();
    assertThat(count(folder, "opened")).isEqualTo(1);
    assertThat(count(folder, "1more")).isEqualTo(1);
  }

  @Test
  void isMadeAgainWhenItIsLostAndRidOfWhatIsStray() throws Exception {
    CaseFolder folder = oneFile();
    look(folder, "rent");
    try (Connection text = Sqlite.openForWriting(folder.textDb())) {
      Sqlite.execute(text, "DELETE FROM artifact_index WHERE rowid = 1");
      Sqlite.execute(text, "INSERT INTO artifact_index (rowid, text) VALUES (2, 'stray')");
    }
    look(folder, "fuel");
    assertThat(count(folder, "rent")).isEqualTo(1);
    assertThat(count(folder, "stray")).isZero();
    assertThat(count(folder, "fuel")).isEqualTo(1);
  }

  @Test
  void takesOutThePartsOfAnExtractionThatDidNotEnd() throws Exception {
    CaseFolder folder = oneFile();
    look(folder, "locked");
    CaseWriter dying = new CaseWriter(folder, 1);
    half(dying);
    dying.commit(); // and nothing more
    assertThat(artifacts(folder)).isEqualTo(2);
    assertThat(unfinished(folder)).isEqualTo(1);

    new CaseWriter(folder, 1).close();

    assertNothingHalf(folder);
  }

  @Test
  void takesOutThePartsOfAnExtractionThatAStopCutShort() throws Exception {
    CaseFolder folder = oneFile();
    look(folder, "locked");
    try (CaseWriter writer = new CaseWriter(folder, 1)) {
      half(writer);
    }
    assertNothingHalf(folder);
  }

  private static void half(CaseWriter writer) throws Exception {
    writer.extractions().begin(Owner.item(1), "wallets/x");
    writer.extractions().add(Owner.item(1), List.of(label("half")));
  }

  private static void assertNothingHalf(CaseFolder folder) throws Exception {
    assertThat(artifacts(folder)).isEqualTo(1);
    assertThat(count(folder, "locked")).isEqualTo(1);
    assertThat(count(folder, "half")).isZero();
    assertThat(unfinished(folder)).isZero();
  }

  @Test
  void replacesWhatWasFoundBeforeByThePartsWhenTheLastIsThere() throws Exception {
    CaseFolder folder = oneFile();
    look(folder, "locked");
    try (CaseWriter writer = new CaseWriter(folder, 1)) {
      writer.extractions().begin(Owner.item(1), "wallets/x");
      writer.extractions().add(Owner.item(1), List.of(label("first")));
      ExtractionRow again = new ExtractionRow("wallets/x", "ab", List.of(), List.of());
      writer
          .extractions()
          .replace(
              new ExtractionTable.Repeated(
                  1, Owner.item(1), List.of(label("last")), again, List.of()));
    }
    assertThat(artifacts(folder)).isEqualTo(2);
    assertThat(count(folder, "locked")).isZero();
    assertThat(count(folder, "first")).isEqualTo(1);
    assertThat(count(folder, "last")).isEqualTo(1);
    assertThat(unfinished(folder)).isZero();
  }

  @Test
  void keepsThePartsOfAnExtractionThatEnded() throws Exception {
    CaseFolder folder = oneFile();
    try (CaseWriter writer = new CaseWriter(folder, 1)) {
      writer.extractions().begin(Owner.item(1), "wallets/x");
      writer.extractions().add(Owner.item(1), List.of(label("first")));
      writer
          .extractions()
          .store(
              new ExtractionTable.ContextRow(
                  Owner.item(1), "wallets/x", List.of(label("last")), List.of(), List.of()));
    }
    assertThat(artifacts(folder)).isEqualTo(2);
    assertThat(count(folder, "1first")).isEqualTo(1);
    assertThat(unfinished(folder)).isZero();
  }

  private static long artifacts(CaseFolder folder) throws Exception {
    try (Connection db = Sqlite.openForReading(folder.caseDb())) {
      return Sqlite.number(db, "SELECT count(*) FROM artifact");
    }
  }

  private static long unfinished(CaseFolder folder) throws Exception {
    try (Connection db = Sqlite.openForReading(folder.caseDb())) {
      return Sqlite.number(db, "SELECT count(*) FROM setting WHERE key LIKE 'unfinished%'");
    }
  }
}
