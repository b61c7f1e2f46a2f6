package org.dalel.casefile.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/**
 * Binds values to the prepared statements of one table, in order.
 *
 * <p>Rows can be {@linkplain #queue queued}: SQLite's driver takes many at once for much less than
 * one by one. Whoever reads or changes the table otherwise {@linkplain #flush flushes} it first.
 */
final class Statements {
  private static final int MOST_QUEUED = 128;

  private final PreparedStatement statement;
  private int next = 1;
  private int queued;

  Statements(Connection connection, String sql) throws SQLException {
    this.statement = connection.prepareStatement(sql);
  }

  /** An INSERT with as many placeholders as there are columns. */
  static Statements insert(Connection connection, String table, String columns)
      throws SQLException {
    String marks = "?" + ",?".repeat((int) columns.chars().filter(c -> c == ',').count());
    return new Statements(
        connection, "INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")");
  }

  Statements number(long value) throws SQLException {
    statement.setLong(next++, value);
    return this;
  }

  /** Binds a number, or NULL for a negative one. */
  Statements numberOrNull(long value) throws SQLException {
    if (value < 0) {
      statement.setNull(next++, Types.INTEGER);
    } else {
      statement.setLong(next++, value);
    }
    return this;
  }

  Statements boxed(Long value) throws SQLException {
    if (value == null) {
      statement.setNull(next++, Types.INTEGER);
    } else {
      statement.setLong(next++, value);
    }
    return this;
  }

  Statements text(String value) throws SQLException {
    statement.setString(next++, value);
    return this;
  }

  Statements bytes(byte[] value) throws SQLException {
    statement.setBytes(next++, value);
    return this;
  }

  Statements flag(boolean value) throws SQLException {
    statement.setInt(next++, value ? 1 : 0);
    return this;
  }

  /** Runs the statement at once. */
  void run() throws SQLException {
    statement.executeUpdate();
    next = 1;
  }

  /** Runs the statement with others of its kind, at the latest when {@link #flush} is called. */
  void queue() throws SQLException {
    statement.addBatch();
    next = 1;
    queued++;
    if (queued >= MOST_QUEUED) {
      flush();
    }
  }

  /** Runs what is queued. */
  void flush() throws SQLException {
    if (queued > 0) {
      queued = 0;
      statement.executeBatch();
    }
  }
}
