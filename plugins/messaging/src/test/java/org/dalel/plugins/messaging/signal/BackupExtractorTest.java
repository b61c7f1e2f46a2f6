package org.dalel.plugins.messaging.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.dalel.api.Secret;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupExtractorTest {
  private static final Path SAMPLE =
      Path.of("src/test/resources/org/dalel/plugins/messaging/samples/signal-android.sql");
  private static final int COPIES = Integer.getInteger("dalel.mutations", 10);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void opensWithItsPassphrase(int version) throws Exception {
    write(made(version).bytes());

    Findings open = run("other", MadeBackup.PASSPHRASE);
    Findings closed = run("other");
    Findings without = run();

    assertThat(open.problems()).isEmpty();
    assertThat(open.of("message")).hasSize(5);
    assertThat(open.of("message").toString()).contains("behind the attachment").contains("Сәлем");
    assertThat(open.of("contact")).hasSize(2);
    assertThat(closed.of("message")).isEmpty();
    assertThat(closed.problems().toString()).contains("among 1; it stays closed");
    assertThat(without.problems()).isEmpty();
    assertThat(without.only("encrypted-backup").fields()).containsEntry("opened", false);
  }

  @Test
  void runsNothingButTablesAndRows() throws Exception {
    Path outside = folder.resolve("outside.db");
    MadeBackup backup = made(1);
    backup.statement("ATTACH DATABASE '" + outside + "' AS x");
    backup.statement("CREATE TABLE z (a); ATTACH DATABASE '" + outside + "' AS x");
    backup.statement("INSERT INTO message SELECT * FROM message");
    backup.statement("DROP TABLE message");
    write(backup.bytes());

    assertThat(run(MadeBackup.PASSPHRASE).of("message")).hasSize(5);
    assertThat(outside).doesNotExist();
  }

  @Test
  @Timeout(600)
  void damagedCopiesKeepWhatIsInFront() throws Exception {
    byte[] whole = made(1).bytes();
    Random random = new Random(6);
    long kept = 0;
    for (int copy = 0; copy < COPIES / 5; copy++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      write(
          copy % 3 == 0 ? java.util.Arrays.copyOf(damaged, random.nextInt(whole.length)) : damaged);
      try {
        kept += run(MadeBackup.PASSPHRASE).all().size();
      } catch (AssertionError told) {
        assertThat(told.getCause()).isInstanceOf(UncheckedIOException.class);
        assertThat(told.getCause().getMessage()).contains("expected");
      }
    }
    assertThat(kept).isPositive();
  }

  /** The sample of the mapping, an attachment, and a message behind it. */
  private static MadeBackup made(int version) throws Exception {
    MadeBackup backup = new MadeBackup(version);
    for (String sql : Files.readString(SAMPLE).split(";\\s*\\R")) {
      if (sql.startsWith("CREATE")) {
        backup.statement(sql);
      }
    }
    String recipient = "INSERT INTO recipient VALUES (?,?,?,?,?,?,?)";
    backup.statement(recipient, 1, "+77010000001", null, null, null, null, "Me");
    backup.statement(recipient, 2, "+77012345678", null, null, null, "Aida", null);
    backup.statement("INSERT INTO thread VALUES (?,?,?,?)", 1, 1_700_000_400_000L, 2, 0);
    for (int i = 0; i < 4; i++) {
      backup.statement(
          MESSAGE, i + 1, 1_700_000_100_000L + i, 0, 1, 2, 1, 20, "Сәлем " + i, 0, 0, null);
    }
    backup.attachment(new byte[5000]);
    backup.statement(
        MESSAGE, 9, 1_700_000_200_000L, 0, 1, 1, 2, 23, "behind the attachment", 0, 0, null);
    return backup.end();
  }

  private static final String MESSAGE = "INSERT INTO message VALUES (?,?,?,?,?,?,?,?,?,?,?)";

  private void write(byte[] backup) throws Exception {
    Files.write(folder.resolve("signal-2023-11-14.backup"), backup);
  }

  private Findings run(String... passwords) {
    Secret[] secrets = new Secret[passwords.length];
    for (int i = 0; i < secrets.length; i++) {
      secrets[i] = new Secret(Secret.Kind.PASSWORD, passwords[i], "test");
    }
    return ExtractorRun.of(new BackupExtractor())
        .secrets(secrets)
        .inFolder(folder, "/signal-2023-11-14.backup");
  }
}
