package org.dalel.casefile.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/** Binds values to the prepared statements of one table, in order. */
final class Statements {
  private final PreparedStatement statement;
  private int next = 1;

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

  void run() throws SQLException {
    statement.executeUpdate();
    next = 1;
  }
}
