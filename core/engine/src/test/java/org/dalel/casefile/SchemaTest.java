package org.dalel.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
  @TempDir private Path folder;

  @Test
  void bringsACaseOfTheFirstVersionUpToDateAndKeepsWhatIsInIt() throws IOException, SQLException {
    Path file = folder.resolve("case.db");
    madeByVersion(1, file);
    try (Connection connection = Sqlite.openForWriting(file)) {
      Sqlite.execute(
          connection,
          "INSERT INTO quarantine (subject, subject_id, stage, kind, message) VALUES ('item', 7, 'parse', 'crash', 'm')");
    }
    Schema.CASE.migrate(file);
    try (Connection connection = Schema.CASE.openForReading(file)) {
      assertThat(Sqlite.integer(connection, "PRAGMA user_version"))
          .isEqualTo(Schema.CASE.version());
      assertThat(
              Sqlite.integer(
                  connection, "SELECT subject_id FROM quarantine WHERE extractor IS NULL"))
          .isEqualTo(7);
    }
  }

  @Test
  void tellsWhichExtractorSaidAFailureOfThirdVersionAndKeepsEachSecretOnce()
      throws IOException, SQLException {
    Path file = folder.resolve("case.db");
    madeByVersion(3, file);
    try (Connection connection = Sqlite.openForWriting(file)) {
      Sqlite.execute(connection, "PRAGMA foreign_keys = OFF");
      Sqlite.execute(
          connection, "INSERT INTO extraction (content_id, extractor) VALUES (1, 'wallets/core')");
      Sqlite.execute(
          connection,
          "INSERT INTO failure (run_id, stage, kind, message) VALUES (1, 'extract', 'damaged', 'wallets/core at 0x10: m'),"
              + " (1, 'parse', 'damaged', 'wallets/core at 0x20: m')");
      Sqlite.execute(
          connection,
          "INSERT INTO secret (kind, value, source) VALUES ('password', 'p', 's'), ('password', 'p', 's')");
    }
    Schema.CASE.migrate(file);
    try (Connection connection = Schema.CASE.openForReading(file)) {
      assertThat(
              Sqlite.integer(
                  connection, "SELECT count(*) FROM failure WHERE extractor = 'wallets/core'"))
          .isEqualTo(1);
      assertThat(Sqlite.integer(connection, "SELECT count(*) FROM secret")).isEqualTo(1);
    }
  }

  @Test
  void leavesACaseOfANewerProgramAsItIs() throws SQLException {
    Path file = folder.resolve("case.db");
    Schema.CASE.migrate(file);
    try (Connection connection = Sqlite.openForWriting(file)) {
      Sqlite.execute(connection, "PRAGMA user_version = " + (Schema.CASE.version() + 1));
    }
    assertThatThrownBy(() -> Schema.CASE.migrate(file))
        .isInstanceOf(CaseException.class)
        .hasMessageContaining("newer Dalel");
  }

  private static void madeByVersion(int version, Path file) throws IOException, SQLException {
    try (Connection connection = Sqlite.openForWriting(file)) {
      for (int step = 1; step <= version; step++) {
        try (InputStream script = Schema.class.getResourceAsStream("case-" + step + ".sql")) {
          String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
          for (String sql : SqlScript.statements(text)) {
            Sqlite.execute(connection, sql);
          }
        }
      }
      Sqlite.execute(connection, "PRAGMA application_id = " + Schema.APPLICATION_ID);
      Sqlite.execute(connection, "PRAGMA user_version = " + version);
    }
  }
}
