package org.dalel.plugins.messaging.encrypted;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Random;
import org.dalel.api.Secret;
import org.dalel.plugins.messaging.MadeDatabase;
import org.dalel.testdata.database.SqlCipherFile;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedDatabaseExtractorTest {
  private static final Path SAMPLE =
      Path.of("src/test/resources/org/dalel/plugins/messaging/samples/whatsapp-android-2022.sql");
  private static final int COPIES = Integer.getInteger("dalel.mutations", 10);
  private static final String KEY = "5a".repeat(32);
  private static final byte[] SALT = new byte[16];

  static {
    new Random(1).nextBytes(SALT);
  }

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void opensBothGenerationsWithAPassword(boolean four) throws Exception {
    made(SqlCipherFile.ofPassphrase(four, "30 digits", SALT));

    Findings open =
        run(secret(Secret.Kind.PASSWORD, "other"), secret(Secret.Kind.PASSWORD, "30 digits"));
    Findings closed = run(secret(Secret.Kind.PASSWORD, "other"));
    Findings without = run();

    assertThat(open.problems()).isEmpty();
    assertThat(open.of("message")).hasSize(8);
    assertThat(open.only("encrypted-database").fields())
        .containsEntry("opened", true)
        .containsEntry("format", four ? "SQLCipher 4" : "SQLCipher 3");
    assertThat(closed.of("message")).isEmpty();
    assertThat(closed.problems()).hasSize(1);
    assertThat(closed.problems().get(0)).contains("found none that opens it");
    assertThat(without.problems()).isEmpty();
    assertThat(without.only("encrypted-database").fields()).containsEntry("opened", false);
  }

  @Test
  void readsTheLogToo() throws Exception {
    SqlCipherFile cipher = cipher();
    made(cipher);
    Path plain = folder.resolve("plain");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + plain);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("UPDATE message SET text_data = 'only in the log' WHERE _id = 2");
      Files.write(
          folder.resolve("app.db-wal"),
          cipher.log(Files.readAllBytes(folder.resolve("plain-wal"))));
    }

    Findings found = run(secret(Secret.Kind.KEY, KEY));

    assertThat(found.problems()).isEmpty();
    assertThat(found.of("message").toString()).contains("only in the log");
  }

  @Test
  void whatLooksLikeNoEncryptedDatabaseIsNobodysLock() throws Exception {
    Files.write(folder.resolve("app.db"), new byte[8192]);
    assertThat(run(secret(Secret.Kind.KEY, KEY)).all()).isEmpty();

    byte[] odd = new byte[8000];
    new Random(4).nextBytes(odd);
    Files.write(folder.resolve("app.db"), odd);
    assertThat(run(secret(Secret.Kind.KEY, KEY)).all()).isEmpty();
  }

  @Test
  void opensADatabaseWithAHeaderInClearByItsKeyAndSalt() throws Exception {
    byte[] hidden = made(cipher().plainHeader());
    String salt = java.util.HexFormat.of().formatHex(SALT);

    Findings open = run(secret(Secret.Kind.KEY, KEY), secret(Secret.Kind.KEY, KEY + salt));
    Findings closed = run(secret(Secret.Kind.KEY, KEY));

    assertThat(open.problems()).isEmpty();
    assertThat(open.of("message")).hasSize(8);
    assertThat(closed.only("encrypted-database").fields()).containsEntry("opened", false);
    assertThat(closed.problems()).hasSize(1);
    Path file = folder.resolve("other.bin");
    Files.write(file, hidden);
    Findings asDatabase =
        ExtractorRun.of(new org.dalel.plugins.messaging.database.DatabaseExtractor()).on(file);
    assertThat(asDatabase.problems()).as("a lock is no damage").isEmpty();
  }

  @Test
  void damagedCopiesKeepWhatIsOnOtherPages() throws Exception {
    byte[] whole = made(cipher());
    Random random = new Random(9);
    int kept = 0;
    for (int copy = 0; copy < COPIES; copy++) {
      byte[] damaged = whole.clone();
      damaged[4096 + random.nextInt(damaged.length - 4096)] ^= 1;
      Files.write(folder.resolve("app.db"), damaged);
      Findings found = run(secret(Secret.Kind.KEY, KEY));
      assertThat(found.problems().toString()).contains("found 1 that have not");
      kept += found.of("message").size();
    }
    assertThat(kept).isGreaterThan(COPIES * 4);
    Files.write(folder.resolve("app.db"), Arrays.copyOf(whole, whole.length / 8192 * 4096));
    assertThat(run(secret(Secret.Kind.KEY, KEY)).problems()).isNotEmpty();
  }

  private static SqlCipherFile cipher() throws Exception {
    return new SqlCipherFile(true, java.util.HexFormat.of().parseHex(KEY), SALT);
  }

  /** The sample of WhatsApp, encrypted: {@code app.db}. */
  private byte[] made(SqlCipherFile cipher) throws Exception {
    Path plain = folder.resolve("plain");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + plain);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA page_size = " + cipher.pageSize());
      statement.execute("CREATE TABLE filler (text TEXT)");
    }
    byte[] bytes = Files.readAllBytes(plain);
    bytes[20] = (byte) cipher.reserved();
    Files.write(plain, bytes);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + plain);
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM");
      MadeDatabase.run(connection, Files.readString(SAMPLE));
    }
    byte[] hidden = cipher.database(Files.readAllBytes(plain));
    Files.write(folder.resolve("app.db"), hidden);
    return hidden;
  }

  private static Secret secret(Secret.Kind kind, String value) {
    return new Secret(kind, value, "test");
  }

  private Findings run(Secret... secrets) {
    return ExtractorRun.of(new EncryptedDatabaseExtractor())
        .secrets(secrets)
        .inFolder(folder, "/app.db");
  }
}
