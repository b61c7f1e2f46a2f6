package org.dalel.casefile.read.telephony;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.read.RowSink;

/** Asks a case for the tables of telephony; sorting is SQLite's, in temporary files. */
public final class SimQueries {
  private static final long NANOS = 1_000_000_000L;

  private final Connection connection;

  /** Makes what the tables need; to be called in one read transaction with them. */
  public SimQueries(Connection connection) {
    this.connection = connection;
    try {
      if (Sqlite.number(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'call_record'")
          == 0) {
        throw new CaseException(
            "expected a case with tables of telephony, found one of an older version; the next run of"
                + " dalel process brings it up to date");
      }
      run("prepare.sql");
      run(
          hasSeveralLists("call_record") || hasSeveralLists("text_record")
              ? "once.sql"
              : "all.sql");
      run("sums.sql");
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private boolean hasSeveralLists(String table) throws SQLException {
    return Sqlite.number(
            connection,
            "SELECT (SELECT min(id) >> 32 FROM "
                + table
                + ") IS NOT"
                + " (SELECT max(id) >> 32 FROM "
                + table
                + ")")
        == 1;
  }

  private void run(String script) throws SQLException {
    try (InputStream in = SimQueries.class.getResourceAsStream(script)) {
      Sqlite.script(connection, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the program's " + script + " cannot be read", e);
    }
  }

  /** How many bulk records there are. */
  public long records() {
    try {
      return Sqlite.number(
          connection,
          "SELECT (SELECT count(*) FROM sim_sighting) + (SELECT count(*) FROM call_record)"
              + " + (SELECT count(*) FROM text_record)");
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** How many rows of records of a kind there are, each once. */
  public long count(String view) {
    try {
      return Sqlite.number(connection, "SELECT count(*) FROM temp." + view);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * The rows of a table.
   *
   * @param most how many at most; negative for all
   * @param sink takes the values as text, in the order of the columns; empty for what is not known
   */
  public void forEach(SimTable table, long most, RowSink<List<String>> sink) throws IOException {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT * FROM (" + table.sql() + ") LIMIT " + most);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        sink.accept(values(table, rows));
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static List<String> values(SimTable table, ResultSet rows) throws SQLException {
    List<String> values = new ArrayList<>(table.columns().size());
    for (int i = 0; i < table.columns().size(); i++) {
      String column = table.columns().get(i);
      String value = rows.getString(i + 1);
      if (value == null) {
        values.add("");
      } else if (column.equals("first") || column.equals("last")) {
        values.add(time(rows.getLong(i + 1)));
      } else if (column.equals("elsewhere-as")) {
        values.add(String.join(", ", Arrays.stream(value.split(",")).sorted().toList()));
      } else {
        values.add(value);
      }
    }
    return values;
  }

  /** {@code 2026-03-02 10:00:00}: of the clock that the record shows. */
  private static String time(long nanos) {
    String text = Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS)).toString();
    return text.substring(0, text.length() - 1).replace('T', ' ');
  }

  private static CaseException failed(SQLException e) {
    return new CaseException(
        "the records of telephony cannot be read: " + e.getMessage() + "; the case is unchanged",
        e);
  }
}
