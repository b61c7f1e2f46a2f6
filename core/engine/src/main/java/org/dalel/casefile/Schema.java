package org.dalel.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The schemas of a case's databases and their forward migrations (SQLite's {@code user_version}).
 */
public enum Schema {
  /** {@code case.db}. */
  CASE("case", 7),
  /** {@code text.db}. */
  TEXT("text", 3),
  /** {@code review.db}. */
  REVIEW("review", 3);

  /** "Dalel" in SQLite's application id: {@code 0x44414C45}. */
  public static final int APPLICATION_ID = 0x44414C45;

  private final String name;
  private final int version;

  Schema(String name, int version) {
    this.name = name;
    this.version = version;
  }

  /** The version that this program reads and writes. */
  public int version() {
    return version;
  }

  /**
   * Creates the database or brings it up to this program's version; each step is one transaction.
   */
  public void migrate(Path file) {
    try (Connection connection = Sqlite.openForWriting(file)) {
      int found = checkedVersion(connection, file);
      for (int step = found + 1; step <= version; step++) {
        apply(connection, step);
      }
    } catch (SQLException e) {
      throw new CaseException(
          file + ": the database cannot be opened or brought up to date: " + e.getMessage(), e);
    }
  }

  /**
   * Opens the database for reading after checking that it is ours and not newer than this program.
   */
  public Connection openForReading(Path file) {
    if (!Files.exists(file)) {
      throw new CaseException(
          file + ": expected the case's database, found nothing; restore the file from its copy");
    }
    try {
      Connection connection = Sqlite.openForReading(file);
      checkedVersion(connection, file);
      return connection;
    } catch (SQLException e) {
      throw new CaseException(file + ": the database cannot be read: " + e.getMessage(), e);
    }
  }

  private int checkedVersion(Connection connection, Path file) throws SQLException {
    int application = Sqlite.integer(connection, "PRAGMA application_id");
    int found = Sqlite.integer(connection, "PRAGMA user_version");
    boolean empty = Sqlite.integer(connection, "SELECT count(*) FROM sqlite_schema") == 0;
    if (!empty && application != APPLICATION_ID) {
      throw new CaseException(
          file
              + ": expected a Dalel database (application id 0x%08x), found 0x%08x; it is left as it is"
                  .formatted(APPLICATION_ID, application));
    }
    if (found > version) {
      throw new CaseException(
          file
              + ": expected schema version "
              + version
              + " or older, found "
              + found
              + "; open the case with a newer Dalel");
    }
    return found;
  }

  private void apply(Connection connection, int step) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      for (String sql : SqlScript.statements(script(step))) {
        statement.execute(sql);
      }
      statement.execute("PRAGMA application_id = " + APPLICATION_ID);
      statement.execute("PRAGMA user_version = " + step);
      statement.execute("COMMIT");
    }
  }

  private String script(int step) {
    String resource = name + "-" + step + ".sql";
    try (InputStream in = Schema.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new CaseException("the program is incomplete: expected the resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CaseException(
          "the program's resource " + resource + " cannot be read: " + e.getMessage(), e);
    }
  }
}
