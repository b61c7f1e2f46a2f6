package org.dalel.casefile.view;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.read.CaseReader;

/**
 * Makes the lists of the timeline: for each kind of event its times in order, eight bytes each, and
 * to which row or event each belongs, four bytes each.
 */
final class TimelineBuilder {
  /** Names of the times of NTFS {@code $FILE_NAME}. */
  private static final Map<String, String> NAME_TIMES =
      Map.of(
          "fn_mtime", "name:modified",
          "fn_atime", "name:accessed",
          "fn_ctime", "name:changed",
          "fn_crtime", "name:created");

  private final Connection view;

  TimelineBuilder(Connection view) {
    this.view = view;
  }

  void build(CaseReader reader) throws SQLException, IOException {
    file("modified", "mtime");
    file("accessed", "atime");
    file("changed", "ctime");
    file("created", "crtime");
    further(reader);
    for (String kind : texts("SELECT DISTINCT kind FROM event")) {
      add("event:" + kind, "FROM event WHERE kind = ?", "id", kind);
    }
  }

  private void file(String kind, String column) throws SQLException {
    String sql = "FROM (SELECT " + column + " AS time, id FROM row) WHERE time IS NOT NULL";
    add("file:" + kind, sql, "id");
  }

  private void further(CaseReader reader) throws SQLException, IOException {
    Sqlite.execute(view, "CREATE TEMP TABLE further (item INTEGER, kind TEXT, time INTEGER)");
    try (PreparedStatement insert =
        view.prepareStatement("INSERT INTO temp.further VALUES (?,?,?)")) {
      reader.furtherTimes(
          time -> {
            try {
              insert.setLong(1, time.itemId());
              insert.setString(2, NAME_TIMES.getOrDefault(time.name(), "file:" + time.name()));
              insert.setLong(3, time.timeNs());
              insert.executeUpdate();
            } catch (SQLException e) {
              throw new IOException(e.getMessage(), e);
            }
          });
    }
    List<String> kinds = texts("SELECT DISTINCT kind FROM temp.further");
    if (!kinds.isEmpty()) {
      Sqlite.execute(
          view,
          "CREATE TEMP TABLE entry AS SELECT item_id, min(id) AS row FROM row"
              + " WHERE kind <> 'embedded' GROUP BY item_id ORDER BY item_id");
      Sqlite.execute(view, "CREATE UNIQUE INDEX temp.entry_item ON entry (item_id)");
    }
    for (String kind : kinds) {
      add(kind, "FROM temp.further JOIN temp.entry ON item_id = item WHERE kind = ?", "row", kind);
    }
    Sqlite.execute(view, "DROP TABLE temp.further");
    Sqlite.execute(view, "DROP TABLE IF EXISTS temp.entry");
  }

  private void add(String kind, String from, String reference, String... arguments)
      throws SQLException {
    long count = count(from, arguments);
    if (count == 0) {
      return;
    }
    ByteBuffer times = little(count, Long.BYTES);
    ByteBuffer references = little(count, Integer.BYTES);
    try (PreparedStatement select =
        view.prepareStatement("SELECT time, " + reference + " " + from + " ORDER BY 1, 2")) {
      bind(select, arguments);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          times.putLong(row.getLong(1));
          references.putInt(row.getInt(2));
        }
      }
    }
    try (PreparedStatement insert =
        view.prepareStatement("INSERT INTO timeline VALUES (?,?,?,?)")) {
      insert.setString(1, kind);
      insert.setLong(2, count);
      insert.setBytes(3, times.array());
      insert.setBytes(4, references.array());
      insert.executeUpdate();
    }
  }

  private static ByteBuffer little(long count, int width) {
    return ByteBuffer.allocate(Math.toIntExact(count * width)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private long count(String from, String... arguments) throws SQLException {
    try (PreparedStatement select = view.prepareStatement("SELECT count(*) " + from)) {
      bind(select, arguments);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private static void bind(PreparedStatement select, String... arguments) throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      select.setString(i + 1, arguments[i]);
    }
  }

  private List<String> texts(String sql) throws SQLException {
    List<String> all = new ArrayList<>();
    try (PreparedStatement select = view.prepareStatement(sql + " ORDER BY 1");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        all.add(row.getString(1));
      }
    }
    return all;
  }
}
