package org.dalel.formats.sqlcipher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.dalel.formats.ByteSource;
import org.dalel.testdata.database.SqlCipherFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlCipherTest {
  private static final byte[] SALT = HexFormat.of().parseHex("00112233445566778899aabbccddeeff");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"V3", "V4"})
  void opensWithThePassphraseAlone(Generation generation) throws Exception {
    CipherKey right = CipherKey.ofPassphrase(generation, "құпия 7", SALT, () -> {});
    CipherKey wrong = CipherKey.ofPassphrase(generation, "құпия 8", SALT, () -> {});
    byte[] plain = database(generation, false);
    byte[] hidden =
        SqlCipherFile.ofPassphrase(generation == Generation.V4, "құпия 7", SALT).database(plain);
    List<Long> damaged = new ArrayList<>();

    try (DecryptedSource source = opened(hidden, right, damaged)) {
      Path copy = folder.resolve("plain.db");
      Files.write(copy, source.bytes(0, (int) source.size()));

      assertThat(rows(copy)).isEqualTo(500);
      assertThat(damaged).isEmpty();
      assertThat(source.bytes(generation.pageSize() - 4, 20))
          .startsWith(0, 0, 0, 0)
          .endsWith(Arrays.copyOfRange(plain, generation.pageSize(), generation.pageSize() + 16));
    }
    byte[] first = Arrays.copyOf(hidden, generation.pageSize());
    assertThat(new CipherPages(wrong).decrypt(first, 1)).isEmpty();
    assertThat(new CipherPages(right).decrypt(first, 2)).isEmpty();
  }

  @Test
  void takesKeysAsTheyAreWritten() {
    String key = "ab".repeat(32);

    assertThat(CipherKey.ofHex(Generation.V4, key, SALT).orElseThrow().salt()).isEqualTo(SALT);
    assertThat(CipherKey.ofHex(Generation.V4, "x'" + key + "'", SALT)).isPresent();
    assertThat(CipherKey.ofHex(Generation.V4, key + "11".repeat(16), SALT).orElseThrow().salt())
        .containsOnly(0x11);
    assertThat(CipherKey.ofHex(Generation.V4, key + "1", SALT)).isEmpty();
  }

  /**
   * Made by SQLite3 Multiple Ciphers (in io.github.willena:sqlite-jdbc 3.40.1.0): {@code cipher =
   * 'sqlcipher'}, {@code legacy = 4}, {@code plaintext_header_size = 32}, a key and salt of their
   * own; a table {@code note} of 60 rows.
   */
  @Test
  void opensWhatAnotherProgramMadeWithAHeaderInClear() throws Exception {
    byte[] hidden = resource("plain-header.db");
    String digits = "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20";
    CipherKey key =
        CipherKey.ofHex(Generation.V4, digits + "404142434445464748494a4b4c4d4e4f", SALT)
            .orElseThrow();
    List<Long> damaged = new ArrayList<>();

    try (DecryptedSource source =
        new DecryptedSource(
            ByteSource.of(hidden), new CipherPages(key, CipherPages.PLAIN_HEADER), damaged::add)) {
      assertHasItsNotes(source);
    }
    assertThat(damaged).isEmpty();
    assertThat(new CipherPages(key).decrypt(Arrays.copyOf(hidden, 4096), 1)).isEmpty();
  }

  /**
   * Made by SQLCipher 3.4.1: {@code cipher_use_hmac = OFF}, {@code cipher_page_size = 1024}, {@code
   * kdf_iter = 4000}, the key {@code a1b2c3d}; the same table.
   */
  @Test
  void opensWhatSqlcipherMadeWithoutHmac() throws Exception {
    byte[] hidden = resource("without-hmac.db");
    byte[] salt = Arrays.copyOf(hidden, CipherKey.SALT);
    CipherKey right = CipherKey.ofPassphrase(Generation.V1, "a1b2c3d", salt, () -> {});
    CipherKey wrong = CipherKey.ofPassphrase(Generation.V1, "a1b2c3e", salt, () -> {});

    try (DecryptedSource source = opened(hidden, right, new ArrayList<>())) {
      assertHasItsNotes(source);
    }
    assertThat(new CipherPages(wrong).decrypt(Arrays.copyOf(hidden, 1024), 1)).isEmpty();
  }

  private static byte[] resource(String name) throws Exception {
    try (InputStream in = SqlCipherTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private void assertHasItsNotes(DecryptedSource source) throws Exception {
    Path copy = folder.resolve("plain.db");
    Files.write(copy, source.bytes(0, (int) source.size()));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*), max(body) FROM note")) {
      assertThat(row.getInt(1)).isEqualTo(60);
      assertThat(row.getString(2)).isEqualTo("note number 9 of a database");
    }
  }

  @Test
  void aPageThatIsDamagedIsEmptyAndTold() throws Exception {
    CipherKey key = CipherKey.ofHex(Generation.V4, "0f".repeat(32), SALT).orElseThrow();
    byte[] hidden = file(key).database(database(Generation.V4, false));
    hidden[2 * 4096 + 100] ^= 1;
    List<Long> damaged = new ArrayList<>();

    try (DecryptedSource source = opened(hidden, key, damaged)) {
      assertThat(source.bytes(2 * 4096, 4096)).containsOnly(0);
      assertThat(source.bytes(0, 16)).startsWith('S', 'Q', 'L');
    }
    assertThat(damaged).containsExactly(3L);
  }

  @Test
  void theLogIsTakenBySqlite() throws Exception {
    CipherKey key = CipherKey.ofHex(Generation.V4, "0f".repeat(32), SALT).orElseThrow();
    byte[] main = database(Generation.V4, true);
    byte[] wal = Files.readAllBytes(folder.resolve("copy.db-wal"));
    byte[] log = file(key).log(wal);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    long lost = DecryptedLog.write(ByteSource.of(log), new CipherPages(key), out);

    assertThat(lost).isZero();
    Path copy = folder.resolve("plain.db");
    Files.write(copy, main);
    Files.write(folder.resolve("plain.db-wal"), out.toByteArray());
    assertThat(rows(copy)).isEqualTo(500);
  }

  private static SqlCipherFile file(CipherKey key) throws Exception {
    return new SqlCipherFile(key.generation() == Generation.V4, key.bytes(), key.salt());
  }

  private static DecryptedSource opened(byte[] hidden, CipherKey key, List<Long> damaged)
      throws Exception {
    return new DecryptedSource(ByteSource.of(hidden), new CipherPages(key), damaged::add);
  }

  private static int rows(Path file) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*), min(text) FROM note")) {
      assertThat(row.getString(2)).isEqualTo("note of 1");
      return row.getInt(1);
    }
  }

  /**
   * A plain database of 500 rows with room at the ends of its pages.
   *
   * @param logged whether its last rows are only in a log, {@code copy.db-wal}
   */
  private byte[] database(Generation generation, boolean logged) throws Exception {
    Path file = folder.resolve("made.db");
    byte[] empty = new byte[generation.pageSize()];
    Path copy = folder.resolve("copy.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA page_size = " + empty.length);
      statement.execute("CREATE TABLE note (_id INTEGER PRIMARY KEY, text TEXT)");
    }
    byte[] made = Files.readAllBytes(file);
    made[20] = (byte) generation.reserved();
    Files.write(file, made);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM");
      statement.execute("PRAGMA journal_mode = " + (logged ? "WAL" : "DELETE"));
      statement.execute("PRAGMA wal_autocheckpoint = 0");
      statement.execute(
          "INSERT INTO note (text) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
              + " WHERE i < 500) SELECT 'note of ' || i FROM n");
      Files.copy(file, copy);
      if (logged) {
        Files.copy(Path.of(file + "-wal"), Path.of(copy + "-wal"));
      }
    }
    return Files.readAllBytes(copy);
  }
}
