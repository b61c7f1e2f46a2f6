package org.dalel.custody;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.dalel.casefile.Sqlite;

/** The table {@code custody} of {@code review.db}. */
final class CustodyTable {
  private static final String COLUMNS =
      "sequence, time_ns, actor, host, action, details, previous, hash";

  private final Connection connection;

  CustodyTable(Connection connection) {
    this.connection = connection;
  }

  CustodyHead head() throws SQLException {
    List<CustodyEntry> last =
        select("SELECT " + COLUMNS + " FROM custody ORDER BY sequence DESC LIMIT 1");
    return last.isEmpty()
        ? CustodyHead.EMPTY
        : new CustodyHead(last.get(0).sequence(), last.get(0).hash());
  }

  List<CustodyEntry> all() throws SQLException {
    return select("SELECT " + COLUMNS + " FROM custody ORDER BY sequence");
  }

  List<String> missingTriggers() throws SQLException {
    List<String> missing = new ArrayList<>();
    for (String event : List.of("update", "delete")) {
      String name = "custody_is_append_only_" + event;
      long found =
          Sqlite.number(
              connection,
              "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name = '"
                  + name
                  + "' AND sql LIKE '%BEFORE "
                  + event
                  + " ON custody%RAISE%ABORT%'");
      if (found == 0) {
        missing.add(name);
      }
    }
    return missing;
  }

  void insert(CustodyEntry entry) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO custody (" + COLUMNS + ") VALUES (?,?,?,?,?,?,?,?)")) {
      insert.setLong(1, entry.sequence());
      insert.setLong(2, entry.timeNs());
      insert.setString(3, entry.actor());
      insert.setString(4, entry.host());
      insert.setString(5, entry.action());
      insert.setString(6, entry.details());
      insert.setString(7, entry.previous());
      insert.setString(8, entry.hash());
      insert.executeUpdate();
    }
  }

  private List<CustodyEntry> select(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      List<CustodyEntry> entries = new ArrayList<>();
      while (row.next()) {
        entries.add(
            new CustodyEntry(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8)));
      }
      return entries;
    }
  }
}
