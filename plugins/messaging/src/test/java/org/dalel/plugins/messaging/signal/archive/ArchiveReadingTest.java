package org.dalel.plugins.messaging.signal.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dalel.plugins.messaging.signal.archive.MadeArchive.bytes;
import static org.dalel.plugins.messaging.signal.archive.MadeArchive.number;
import static org.dalel.plugins.messaging.signal.archive.MadeArchive.part;
import static org.dalel.plugins.messaging.signal.archive.MadeArchive.text;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in front of a backup, and what is kept of one that has too much. */
class ArchiveReadingTest {
  private static final String INFO = "{\"version\":\"1\",\"backupTimeMs\":\"1715636551000\"}\n";
  private static final String ACCOUNT =
      "{\"account\":{\"profileKey\":\"AAAA\",\"givenName\":\"Boba\"}}\n";
  private static final String CONTACT =
      "{\"recipient\":{\"id\":\"2\",\"contact\":{\"systemGivenName\":\"Leia\"}}}\n";

  @TempDir private Path folder;

  @Test
  void readsAStreamThatLostItsFirstMessage() throws Exception {
    byte[] whole = new MadeArchive().incoming(10, 2, 1, "kept").bytes();
    Findings found = read("made.binproto", Arrays.copyOfRange(whole, 1 + whole[0], whole.length));

    assertThat(found.only("account").fields().toString()).contains("Дана Серік");
    assertThat(found.values("message", "body")).containsExactly("kept");
    assertThat(found.problems())
        .singleElement()
        .asString()
        .contains("expected its version and time in front, found none");
  }

  @Test
  void keepsTextsThatStandInFront() throws Exception {
    Findings lines = read("main.jsonl", INFO.replace("}", ",\"device\":\"Pixel 9\"}") + ACCOUNT);

    assertThat(lines.problems()).isEmpty();
    assertThat(lines.only("account").fields())
        .containsEntry("other-texts", List.of("BackupInfo/device: Pixel 9"));
  }

  @Test
  void tellsTextsThatNoAccountCanHave() throws Exception {
    Findings lines = read("main.jsonl", INFO.replace("}", ",\"device\":\"Pixel 9\"}") + CONTACT);

    assertThat(lines.problems())
        .singleElement()
        .asString()
        .contains("expected the account", "BackupInfo/device: Pixel 9");
  }

  @Test
  void readsTheLinesBehindADamagedOne() throws Exception {
    Findings found = read("main.jsonl", "\u0001" + INFO.substring(1) + ACCOUNT + CONTACT);

    assertThat(found.values("account", "name").toString() + found.all()).contains("Boba", "Leia");
    assertThat(found.problems())
        .hasSize(2)
        .anySatisfy(row -> assertThat(row).contains("expected a JSON object on the line at 0x0"))
        .anySatisfy(row -> assertThat(row).contains("expected its version and time in front"));
  }

  @Test
  void readsALineBehindAByteOrderMark() throws Exception {
    Findings found = read("main.jsonl", "\ufeff" + INFO + ACCOUNT);

    assertThat(found.only("account").fields()).containsEntry("backup-made", "2024-05-13T21:42:31Z");
    assertThat(found.problems()).singleElement().asString().contains("found a byte order mark");
    byte[] renamed = ("\ufeff" + INFO + ACCOUNT).getBytes(StandardCharsets.UTF_8);
    assertThat(ExtractorRun.wants(new ArchiveExtractor(), "/x.txt", "text/plain", renamed))
        .isTrue();
    assertThat(read("x.txt", renamed).of("account")).hasSize(1);
  }

  @Test
  void readsTheLinesBehindALongDamagedPart() throws Exception {
    String zeros = "\u0000".repeat(200_000);
    Findings found = read("main.jsonl", zeros + "\n" + ACCOUNT + CONTACT);

    assertThat(found.of("account")).hasSize(1);
    assertThat(found.of("contact")).hasSize(1);
    assertThat(found.problems().toString()).contains("expected a JSON object on the line at 0x0");
  }

  @Test
  void readsAllObjectsOfALineThatLostItsEnd() throws Exception {
    Findings found = read("main.jsonl", INFO + ACCOUNT.strip() + CONTACT.strip() + "x\n");

    assertThat(found.of("contact")).hasSize(1);
    assertThat(found.problems())
        .singleElement()
        .asString()
        .contains("on the line at 0x%x".formatted(INFO.length()), "found other text behind 2");
  }

  @Test
  void tellsValuesOfAnExportThatDoNotFit() throws Exception {
    String contact =
        CONTACT
            .replace("\"Leia\"", "7,\"e164\":\"not a number\",\"aci\":\"*\",\"nickname\":[\"Lea\"]")
            .replace("\"2\"", "\"18446744073709551615\"");
    Findings found = read("main.jsonl", INFO + ACCOUNT + contact);

    assertThat(found.of("contact")).hasSize(1);
    assertThat(found.problems())
        .hasSize(4)
        .allSatisfy(
            row ->
                assertThat(row)
                    .contains("in the message at 0x%x".formatted((INFO + ACCOUNT).length())))
        .anySatisfy(
            row ->
                assertThat(row)
                    .contains("a text as Frame/recipient/contact/systemGivenName, found \"7\""))
        .anySatisfy(row -> assertThat(row).contains("a number as Frame/recipient/contact/e164"))
        .anySatisfy(row -> assertThat(row).contains("bytes as Frame/recipient/contact/aci"))
        .anySatisfy(row -> assertThat(row).contains("a message as Frame/recipient/contact/nick"));
  }

  @Test
  void tellsNumbersOfAStreamThatAreTexts() throws Exception {
    Findings found =
        read(
            "made.binproto",
            new MadeArchive().message(part(4, number(1, 10), text(3, "yesterday"))).bytes());

    assertThat(found.of("message")).hasSize(1);
    assertThat(found.only("message").fields().get("other-texts").toString()).contains("yesterday");
    assertThat(found.problems()).singleElement().asString().contains("a number as dateSent");
  }

  @Test
  void tellsTheFirstFaultsOnlyAndThatThereAreMore() throws Exception {
    String many = "\"nickname\":[" + "1,".repeat(99) + "1]";
    Findings one =
        read("main.jsonl", INFO + ACCOUNT + CONTACT.replace("\"Leia\"", "\"L\"," + many));
    assertThat(one.problems()).hasSize(Notes.MOST_FAULTS + 1);
    assertThat(one.problems().toString()).contains("found 80 more that are not");

    Findings all = read("main.jsonl", INFO + ACCOUNT + CONTACT + "x\n".repeat(2000));
    assertThat(all.problems()).hasSize(1001);
    assertThat(all.problems().toString()).contains("expected at most 1000 faults");
  }

  @Test
  void keepsTextsOfObjectsThatItDoesNotKnow() throws Exception {
    String more = CONTACT.replace("\"Leia\"", "\"L\",\"to come\":{\"a\":[{\"b\":\"kept\"}]}");
    Findings found = read("main.jsonl", INFO + ACCOUNT + more);

    assertThat(found.only("contact").fields())
        .containsEntry("other-texts", List.of("Contact/to come/a/b: kept"));
  }

  @Test
  void missesAnExportByItsName() throws Exception {
    Findings found = read("main.jsonl", "{\"prompt\":\"x\"}\n{\"prompt\":\"y\"}\n");

    assertThat(found.all()).isEmpty();
    assertThat(found.problems()).singleElement().asString().contains("found no line of one");
    assertThat(read("main.jsonl", "").problems()).isEmpty();
  }

  @Test
  void tellsAGroupOfWhichOnlyTheKeyIsLeft() throws Exception {
    byte[] key = new byte[32];
    Findings found =
        read(
            "made.binproto",
            new MadeArchive().message(part(2, number(1, 9), part(3, bytes(1, key)))).bytes());

    assertThat(found.of("chat")).hasSize(3);
    assertThat(found.of("chat").get(2).fields()).containsEntry("id", "recipient 9");
  }

  @Test
  void keepsNoMoreChatsThanAllowedAndSaysSo() {
    MadeArchive archive = new MadeArchive();
    for (int i = 0; i < 5; i++) {
      archive.message(part(3, number(1, 20 + i), number(2, 2)));
    }
    Findings found = ExtractorRun.of(new Bounded(archive.bytes(), 4, 1000)).on(new byte[1]);

    assertThat(found.of("chat")).hasSize(4);
    assertThat(found.problems()).singleElement().asString().contains("expected at most 4 chats");

    Findings heavy = ExtractorRun.of(new Bounded(archive.bytes(), 9, 100)).on(new byte[1]);
    assertThat(heavy.of("chat").size() + heavy.of("contact").size()).isLessThan(7);
    assertThat(heavy.problems()).singleElement().asString().contains("at most 100 bytes of frames");
  }

  @Test
  void keepsNoMoreTextsThanAllowedAndSaysSo() throws Exception {
    MadeArchive archive = new MadeArchive();
    for (int i = 0; i < 1002; i++) {
      archive.message(part(2, number(1, 100 + i), part(5), text(99, "unknown " + i)));
    }
    Findings found = read("made.binproto", archive.bytes());

    assertThat((List<?>) found.only("account").fields().get("other-texts")).hasSize(1000);
    assertThat(found.problems())
        .singleElement()
        .asString()
        .contains("expected at most 1000 names or texts in one list");
  }

  /** Reads one stream with bounds that a test can reach. */
  private record Bounded(byte[] stream, int most, long heaviest) implements ArtifactExtractor {
    @Override
    public ExtractorDescription description() {
      return new ArchiveExtractor().description();
    }

    @Override
    public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink) {
      new ArchiveReading(context, sink, path -> path, new Limits(sink, most, heaviest))
          .stream(new ByteArrayInputStream(stream));
    }
  }

  private Findings read(String name, String text) throws Exception {
    return read(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private Findings read(String name, byte[] bytes) throws Exception {
    Files.write(folder.resolve(name), bytes);
    return ExtractorRun.of(new ArchiveExtractor()).inFolder(folder, "/" + name);
  }
}
