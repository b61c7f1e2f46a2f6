package org.dalel.casefile.read;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;

/**
 * The databases of a case, open for reading by one thread: errors of theirs say which file could
 * not be read.
 */
final class CaseConnections implements AutoCloseable {
  private static final int TEXT_CACHE_KIB = 16 * 1024;

  private final CaseFolder folder;
  private final Connection connection;
  private Connection textConnection;

  /**
   * @param cacheKib memory for pages of {@code case.db}
   * @throws CaseException when it is no case, or of a newer version
   */
  CaseConnections(CaseFolder folder, int cacheKib) {
    this.folder = folder;
    this.connection = folder.openCase();
    attempt(
        "prepared",
        () -> {
          Sqlite.execute(connection, "PRAGMA cache_size = -" + cacheKib);
          Sqlite.execute(connection, "PRAGMA temp_store = FILE");
          return null;
        });
  }

  /** A listing, whose sink may fail. */
  @FunctionalInterface
  interface Listing {
    void run() throws SQLException, IOException;
  }

  /** A question with an answer. */
  @FunctionalInterface
  interface Query<T> {
    T run() throws SQLException;
  }

  /** {@code case.db}. */
  Connection caseDb() {
    return connection;
  }

  /** {@code text.db}, opened when it is first needed. */
  Connection textDb() {
    if (textConnection == null) {
      textConnection = folder.openText();
      attempt(
          "prepared",
          () -> {
            Sqlite.execute(textConnection, "PRAGMA cache_size = -" + TEXT_CACHE_KIB);
            return null;
          });
    }
    return textConnection;
  }

  /** Runs a listing within one read transaction, so that all its queries see the same moment. */
  void stream(Listing listing) throws IOException {
    try {
      Sqlite.execute(connection, "BEGIN");
      try {
        listing.run();
      } finally {
        Sqlite.execute(connection, "ROLLBACK");
      }
    } catch (SQLException e) {
      throw problem("read", e);
    }
  }

  /**
   * The answer to a question.
   *
   * @param what the word for what could not be done with the file, when it cannot
   */
  <T> T attempt(String what, Query<T> query) {
    try {
      return query.run();
    } catch (SQLException e) {
      throw problem(what, e);
    }
  }

  private CaseException problem(String what, SQLException e) {
    return new CaseException(
        folder.caseDb() + ": cannot be " + what + ": " + e.getMessage() + "; the case is unchanged",
        e);
  }

  @Override
  public void close() {
    attempt(
        "closed",
        () -> {
          if (textConnection != null) {
            textConnection.close();
          }
          connection.close();
          return null;
        });
  }
}
