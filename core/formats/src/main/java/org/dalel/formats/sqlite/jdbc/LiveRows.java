package org.dalel.formats.sqlite.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.dalel.formats.sqlite.Value;

/** Live rows of a table through the SQLite library, with their values as they are stored. */
public final class LiveRows {
  private LiveRows() {}

  /** Told one row after the other, one value a column. */
  public interface Sink {
    void row(List<Value> values);
  }

  /** Names of the tables that have rows of their own: neither views nor virtual tables. */
  public static List<String> tables(Connection database) throws SQLException {
    String sql =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name";
    List<String> names = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  /** Gives all rows of a table, in the order in which the library finds them. */
  public static void read(Connection database, String table, Sink sink) throws SQLException {
    String sql = "SELECT * FROM \"" + table.replace("\"", "\"\"") + "\"";
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<Value> values = new ArrayList<>(columns);
        for (int i = 1; i <= columns; i++) {
          values.add(value(rows.getObject(i), rows, i));
        }
        sink.row(values);
      }
    }
  }

  private static Value value(Object stored, ResultSet rows, int column) throws SQLException {
    if (stored == null) {
      return Value.NULL;
    }
    if (stored instanceof Integer || stored instanceof Long) {
      return new Value.Int(((Number) stored).longValue());
    }
    if (stored instanceof Double real) {
      return new Value.Real(real);
    }
    return stored instanceof byte[] bytes
        ? new Value.Blob(bytes)
        : new Value.Text(rows.getString(column), true);
  }
}
