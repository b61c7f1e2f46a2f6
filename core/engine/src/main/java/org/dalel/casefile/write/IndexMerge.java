package org.dalel.casefile.write;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.dalel.casefile.Sqlite;

/**
 * Has SQLite merge the segments of a full-text index when there are many, a little after each
 * commit, on a connection of its own.
 */
final class IndexMerge implements AutoCloseable {
  /** A search looks into each segment: about as long as it takes to look into one page. */
  private static final int MOST_UNMERGED = 48;

  /** Leaves that are merged after a commit: a few times as many as a commit writes. */
  private static final int LEAVES = 4000;

  private static final int CACHE_KIB = 8 * 1024;

  private final Path file;
  private Connection connection;

  IndexMerge(Path file) {
    this.file = file;
  }

  /** To be called when no transaction is open. */
  void after(FullTextIndex index) throws SQLException {
    IndexStructure structure = index.structure();
    if (structure.unmerged() < MOST_UNMERGED && !structure.isMerging()) {
      return;
    }
    if (connection == null) {
      connection = CaseWriter.open(file, CACHE_KIB);
    }
    String table = index.table();
    Sqlite.execute(
        connection,
        "INSERT INTO %s (%s, rank) VALUES ('merge', %d)".formatted(table, table, LEAVES));
  }

  @Override
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }
}
