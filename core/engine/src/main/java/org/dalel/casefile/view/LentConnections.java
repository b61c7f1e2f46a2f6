package org.dalel.casefile.view;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.Sqlite;

/** Connections to a view, each of one thread at a time and kept for the next. */
final class LentConnections implements Connections, AutoCloseable {
  private final Path file;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private boolean closed;

  LentConnections(Path file) {
    this.file = file;
  }

  @Override
  public <T> T with(Query<T> query) {
    try {
      Connection connection = borrow();
      try {
        return query.run(connection);
      } finally {
        giveBack(connection);
      }
    } catch (SQLException e) {
      throw new CaseException(
          file + ": the workbench's index cannot be read: " + e.getMessage() + "; delete it", e);
    }
  }

  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
      idle.forEach(LentConnections::quietly);
      idle.clear();
    }
  }

  private Connection borrow() throws SQLException {
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    return Sqlite.openForReading(file);
  }

  private void giveBack(Connection connection) {
    synchronized (idle) {
      if (closed) {
        quietly(connection);
      } else {
        idle.push(connection);
      }
    }
  }

  private static void quietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new CaseException("the workbench's index cannot be closed: " + e.getMessage(), e);
    }
  }
}
