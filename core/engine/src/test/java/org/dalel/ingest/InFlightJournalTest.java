package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InFlightJournalTest {
  @TempDir private Path folder;

  @Test
  void showsAnotherReaderWhatEachThreadIsDoing() throws IOException {
    Path file = folder.resolve("journal");
    InFlightJournal written = InFlightJournal.create(file, 3);
    InFlightJournal read = InFlightJournal.read(file);
    byte[] sha256 = new byte[32];
    sha256[31] = 9;
    written.enter(1, Stage.READING, 42, "disk/қ.txt");
    written.content(1, sha256);
    written.stage(1, Stage.PARSING);
    written.set(InFlightJournal.Counter.COMMITS, 5);

    List<InFlightJournal.Entry> active = read.active();
    assertThat(active).hasSize(1);
    assertThat(active.get(0).slot()).isEqualTo(1);
    assertThat(active.get(0).itemId()).isEqualTo(42);
    assertThat(active.get(0).stage()).isEqualTo(Stage.PARSING);
    assertThat(active.get(0).sha256()).isEqualTo(sha256);
    assertThat(active.get(0).place()).isEqualTo("disk/қ.txt");
    assertThat(read.get(InFlightJournal.Counter.COMMITS)).isEqualTo(5);
    written.idle(1);
    assertThat(read.active()).isEmpty();
  }

  @Test
  void forgetsTheContentOfTheItemBefore() throws IOException {
    InFlightJournal journal = InFlightJournal.create(folder.resolve("journal"), 1);
    journal.enter(0, Stage.READING, 1, "one");
    journal.content(0, new byte[32]);
    journal.enter(0, Stage.READING, 2, "two");
    assertThat(journal.active().get(0).sha256()).isEmpty();
  }

  @Test
  void cutsAPlaceThatIsTooLong() throws IOException {
    InFlightJournal journal = InFlightJournal.create(folder.resolve("journal"), 2);
    journal.enter(0, Stage.READING, 1, "x".repeat(5000));
    journal.enter(1, Stage.READING, 2, "next");
    assertThat(journal.active().get(0).place()).hasSize(440);
    assertThat(journal.active().get(1).place()).isEqualTo("next");
  }

  @Test
  void namesTheExtractorWhileItIsAtWork() throws IOException {
    InFlightJournal journal = InFlightJournal.create(folder.resolve("journal"), 2);
    String tooLong = "plugin/" + "x".repeat(500);
    journal.enter(0, Stage.PARSING, 1, "one");
    journal.extracting(0, "trap/trap");
    journal.enter(1, Stage.PARSING, 2, "two");
    journal.extracting(1, tooLong);
    assertThat(journal.active())
        .extracting(InFlightJournal.Entry::extractor)
        .containsExactly("trap/trap", InFlightJournal.fitting(tooLong));
    assertThat(InFlightJournal.fitting(tooLong)).hasSize(120);
    journal.stage(0, Stage.STORING);
    journal.stage(1, Stage.EXTRACTING);
    journal.enter(0, Stage.EXTRACTING, 3, "three");
    assertThat(journal.active().get(0).extractor()).isEmpty();
  }

  @Test
  void refusesAFileThatIsNoWholeJournal() throws IOException {
    Path file = Files.createFile(folder.resolve("journal"));
    assertThatThrownBy(() -> InFlightJournal.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected a journal of at least one slot, found 0 bytes");
  }

  @Test
  void replacesAnOlderJournalWithoutDisturbingItsReader() throws IOException {
    Path file = folder.resolve("journal");
    InFlightJournal old = InFlightJournal.create(file, 1);
    old.enter(0, Stage.READING, 1, "old");
    InFlightJournal reader = InFlightJournal.read(file);
    InFlightJournal.create(file, 1).enter(0, Stage.READING, 2, "new");
    assertThat(reader.active().get(0).itemId()).isEqualTo(1);
    assertThat(InFlightJournal.read(file).active().get(0).itemId()).isEqualTo(2);
  }
}
