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
    try (Connection connection = Sqlite.openForWriting(file);
        InputStream script = Schema.class.getResourceAsStream("case-1.sql")) {
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      for (String sql : SqlScript.statements(text)) {
        Sqlite.execute(connection, sql);
      }
      Sqlite.execute(connection, "PRAGMA application_id = " + Schema.APPLICATION_ID);
      Sqlite.execute(connection, "PRAGMA user_version = 1");
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
}
