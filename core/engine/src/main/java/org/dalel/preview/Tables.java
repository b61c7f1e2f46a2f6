package org.dalel.preview;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.dalel.casefile.Sqlite;

/**
 * Tables of an SQLite database, read from a copy. Its schema is as hostile as its rows: views and
 * triggers are not run, and functions that it names are not trusted.
 */
final class Tables {
  private static final int MOST_TABLES = 2_000;
  private static final int MOST_COLUMNS = 500;
  private static final int MOST_ROWS = 200;
  private static final int LONGEST = 2_000;
  private static final int MOST_BYTES_SHOWN = 64;
  private static final ObjectMapper JSON = new ObjectMapper();

  private Tables() {}

  static Preview list(PreviewRequest request) throws IOException {
    ObjectNode facts = JSON.createObjectNode();
    ArrayNode tables = facts.putArray("tables");
    try (Connection database = open(request);
        PreparedStatement select =
            database.prepareStatement(
                "SELECT name, type FROM sqlite_schema WHERE type = 'table' ORDER BY name LIMIT "
                    + MOST_TABLES);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        ObjectNode table = tables.addObject().put("name", row.getString(1));
        try (PreparedStatement count =
                database.prepareStatement(
                    "SELECT count(*) FROM (SELECT 1 FROM "
                        + quoted(row.getString(1))
                        + " LIMIT 1000000)");
            ResultSet counted = count.executeQuery()) {
          table.put("rows", counted.next() ? counted.getLong(1) : 0);
        } catch (SQLException e) {
          table.put("problem", e.getMessage());
        }
      }
      return new Preview(facts, Preview.NOTHING);
    } catch (SQLException e) {
      throw problem(e);
    }
  }

  static Preview rows(PreviewRequest request) throws IOException {
    String table = request.values().getOrDefault("table", "");
    int count = Math.min(Math.max(request.number("count", 100), 0), MOST_ROWS);
    try (Connection database = open(request)) {
      requireTable(database, table);
      try (PreparedStatement select =
          database.prepareStatement("SELECT * FROM " + quoted(table) + " LIMIT ? OFFSET ?")) {
        select.setInt(1, count);
        select.setInt(2, Math.max(0, request.number("from", 0)));
        return page(select);
      }
    } catch (SQLException e) {
      throw problem(e);
    }
  }

  private static Preview page(PreparedStatement select) throws SQLException {
    ObjectNode facts = JSON.createObjectNode();
    try (ResultSet row = select.executeQuery()) {
      int columns = Math.min(MOST_COLUMNS, row.getMetaData().getColumnCount());
      ArrayNode names = facts.putArray("columns");
      for (int i = 1; i <= columns; i++) {
        names.add(cut(row.getMetaData().getColumnName(i)));
      }
      ArrayNode rows = facts.putArray("rows");
      while (row.next()) {
        ArrayNode cells = rows.addArray();
        for (int i = 1; i <= columns; i++) {
          cell(cells, row.getObject(i));
        }
      }
    }
    return new Preview(facts, Preview.NOTHING);
  }

  private static void cell(ArrayNode cells, Object value) {
    if (value == null) {
      cells.addNull();
    } else if (value instanceof byte[] bytes) {
      String hex = HexFormat.of().formatHex(bytes, 0, Math.min(MOST_BYTES_SHOWN, bytes.length));
      cells.addObject().put("bytes", bytes.length).put("hex", hex);
    } else {
      cells.add(cut(value.toString()));
    }
  }

  private static void requireTable(Connection database, String table)
      throws SQLException, IOException {
    try (PreparedStatement select =
        database.prepareStatement(
            "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?")) {
      select.setString(1, table);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new PreviewException("The database has no table named " + table + ".");
        }
      }
    }
  }

  private static Connection open(PreviewRequest request) throws SQLException {
    Connection database = Sqlite.openForReading(request.file());
    Sqlite.execute(database, "PRAGMA trusted_schema = OFF");
    Sqlite.execute(database, "PRAGMA cell_size_check = ON");
    Sqlite.execute(database, "PRAGMA query_only = ON");
    return database;
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private static PreviewException problem(SQLException e) {
    return new PreviewException("The database cannot be read: " + e.getMessage());
  }
}
