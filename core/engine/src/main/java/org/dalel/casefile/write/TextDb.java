package org.dalel.casefile.write;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.dalel.casefile.Sqlite;

/**
 * The writer's connection to {@code text.db} and its full-text indexes. When SQLite's own code
 * wrote to an index it remembers what it read, so that after the commit another connection takes
 * over.
 */
final class TextDb implements AutoCloseable {
  private static final int CACHE_KIB = 64 * 1024;

  private final Path file;
  private final List<FullTextIndex> indexes = new ArrayList<>();
  private final List<Preparation> preparations = new ArrayList<>();
  private final IndexMerge merge;
  private Connection connection;

  /** Prepares statements for a connection. */
  interface Preparation {
    void on(Connection connection) throws SQLException;
  }

  TextDb(Path file) throws SQLException {
    this.file = file;
    this.merge = new IndexMerge(file);
    open();
  }

  /** Runs something with this connection and with each that follows it. */
  void onConnection(Preparation preparation) throws SQLException {
    preparations.add(preparation);
    preparation.on(connection);
  }

  /** A full-text index, for this connection and those that follow it. */
  FullTextIndex index(String table) throws SQLException {
    FullTextIndex index = new FullTextIndex(table);
    onConnection(index::attach);
    indexes.add(index);
    return index;
  }

  /**
   * Opens a transaction. What is to be done between two of them is done first, when {@code case.db}
   * is committed too: segments are merged, and another connection takes over.
   */
  void begin() throws SQLException {
    boolean usedBySqlite = false;
    for (FullTextIndex index : indexes) {
      merge.after(index);
      usedBySqlite |= index.isUsedBySqlite();
    }
    if (usedBySqlite) {
      connection.close();
      open();
      for (Preparation preparation : preparations) {
        preparation.on(connection);
      }
    }
    Sqlite.execute(connection, "BEGIN");
  }

  /** Makes all changes durable. */
  void commit() throws SQLException {
    for (FullTextIndex index : indexes) {
      index.flush();
    }
    Sqlite.execute(connection, "COMMIT");
  }

  /** After a commit: brings the write-ahead log into the database and closes it. */
  @Override
  public void close() throws SQLException {
    for (FullTextIndex index : indexes) {
      index.close();
    }
    merge.close();
    Sqlite.execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    connection.close();
  }

  private void open() throws SQLException {
    connection = CaseWriter.open(file, CACHE_KIB);
    // text is on the disk before the row that names it: a power cut cannot part them
    Sqlite.execute(connection, "PRAGMA synchronous = FULL");
  }
}
