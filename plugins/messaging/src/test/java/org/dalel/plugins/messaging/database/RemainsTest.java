package org.dalel.plugins.messaging.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.dalel.api.Artifact;
import org.dalel.api.Confidence;
import org.dalel.plugins.messaging.LentChannels;
import org.dalel.plugins.messaging.MadeDatabase;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemainsTest {
  private static final Path SAMPLE =
      Path.of("src/test/resources/org/dalel/plugins/messaging/samples/whatsapp-android-2022.sql");

  @TempDir private Path folder;

  @Test
  void readsTablesOfWhichNamesAreDamaged() throws Exception {
    Findings whole = run("plain.db", made());
    Findings found =
        run("plain.db", replaced(made(), "text_data TEXT", "t\u0001xt_d\u0002ta TEXT"));

    assertThat(found.values("message", "body")).isEqualTo(whole.values("message", "body"));
    assertThat(found.of("message"))
        .extracting(Artifact::confidence)
        .containsOnly(Confidence.MEDIUM);
    assertThat(found.problems().toString())
        .contains(
            "whatsapp-android", "the table message_quoted too", "message(text_data): t_xt_d_ta");
  }

  @Test
  void saysOfWhichTableTheStatementIsDamaged() throws Exception {
    Findings found =
        run("plain.db", replaced(made(), "CREATE TABLE jid ", "CR\u0000ATE TXBLE\u0000jid "));

    assertThat(found.problems())
        .containsExactly(
            "item: whatsapp-android (chats-by-row): expected the tables of this app, to which the database is like, found: jid: the statement that makes it is damaged; what can be reached page by page is read");
    assertThat(found.of("message")).isNotEmpty();
  }

  @Test
  void saysWhichTableIsGone() throws Exception {
    byte[] damaged = replaced(made(), "text_data TEXT", "t\u0001xt_d\u0002ta TEXT");
    Findings found = run("plain.db", replaced(damaged, "CREATE TABLE jid ", "CREATE INDEX jid "));

    assertThat(found.problems().toString())
        .contains("whatsapp-android (chats-by-row)", "; jid(", "): no such table; what can");
  }

  @Test
  void saysWhatADatabaseWithoutHeaderWas() throws Exception {
    byte[] headless = made();
    Arrays.fill(headless, 0, 100, (byte) 0);
    Findings found = run("renamed.bin", headless);

    assertThat(found.all()).isEmpty();
    assertThat(found.problems())
        .containsExactly(
            "item: WhatsApp for Android (whatsapp-android): expected a database of this app, as statements that make its tables stand in the file, found: expected \"SQLite format 3\" and a page size at 0x0, found neither there nor in a write-ahead log; the database is not read; its text can be searched");
  }

  @Test
  void missesAFileByItsName() throws Exception {
    byte[] headless = made();
    Arrays.fill(headless, 0, 4096, (byte) 0);
    assertThat(run("msgstore.db", headless).problems().toString())
        .contains("WhatsApp for Android: expected its database by the name of the file");
    assertThat(run("other.db", headless).problems()).isEmpty();
    assertThat(run("msgstore.db", new byte[0]).problems()).isEmpty();
  }

  @Test
  void closesAFileThatItMisses() throws Exception {
    Files.write(folder.resolve("msgstore.db"), new byte[5000]);
    LentChannels lent = new LentChannels(new DatabaseExtractor(), 100);

    assertThat(ExtractorRun.of(lent).inFolder(folder, "/msgstore.db").problems()).hasSize(1);
    assertThat(lent.leftOpen()).isZero();
  }

  private byte[] made() throws Exception {
    Path file = folder.resolve("made.db");
    MadeDatabase.of(SAMPLE, file);
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }

  private static byte[] replaced(byte[] bytes, String what, String by) {
    byte[] from = what.getBytes(StandardCharsets.ISO_8859_1);
    byte[] to = by.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(to).hasSameSizeAs(from);
    byte[] copy = bytes.clone();
    int changed = 0;
    for (int at = 0; at + from.length <= copy.length; at++) {
      if (Arrays.equals(copy, at, at + from.length, from, 0, from.length)) {
        System.arraycopy(to, 0, copy, at, to.length);
        changed++;
      }
    }
    assertThat(changed).isPositive();
    return copy;
  }

  private Findings run(String name, byte[] bytes) throws Exception {
    Files.write(folder.resolve(name), bytes);
    return ExtractorRun.of(new DatabaseExtractor()).inFolder(folder, "/" + name);
  }
}
