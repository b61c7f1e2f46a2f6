package org.dalel.casefile.read;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.dalel.casefile.Sqlite;

/**
 * All times of the case in order: those of entries and embedded documents, the further times of
 * entries (NTFS {@code $FILE_NAME}, deletion, backup), and the events of artifacts. They are
 * collected in a temporary table, which SQLite sorts on disk.
 */
final class TimelineListing {
  private static final String FLAGS = "macb";
  private static final String FURTHER =
      "SELECT m.key, m.value FROM item i, json_each(i.more_times) m WHERE i.id = ? ORDER BY 1";

  /** Names of the times of NTFS {@code $FILE_NAME} in {@code item.more_times}, in that order. */
  private static final List<String> NAME_TIMES =
      List.of("fn_mtime", "fn_atime", "fn_ctime", "fn_crtime");

  private final Connection connection;
  private final long from;
  private final long to;

  TimelineListing(Connection connection, OptionalLong from, OptionalLong to) {
    this.connection = connection;
    this.from = from.orElse(Long.MIN_VALUE);
    this.to = to.orElse(Long.MAX_VALUE);
  }

  void forEach(RowSink<TimelineEntry> sink) throws SQLException, IOException {
    Sqlite.execute(connection, "DROP TABLE IF EXISTS temp.timeline");
    Sqlite.execute(
        connection,
        "CREATE TEMP TABLE timeline (time INTEGER, source TEXT, kind TEXT, description TEXT, locator TEXT)");
    try (PreparedStatement insert =
            connection.prepareStatement("INSERT INTO temp.timeline VALUES (?,?,?,?,?)");
        PreparedStatement further = connection.prepareStatement(FURTHER)) {
      new ItemListing(connection, new EmbeddedListing(connection))
          .forEach(
              Restriction.NONE,
              item -> {
                times(insert, item);
                furtherTimes(insert, further, item);
              });
      events(insert);
    }
    print(sink);
    Sqlite.execute(connection, "DROP TABLE temp.timeline");
  }

  private void times(PreparedStatement insert, ListedItem item) throws SQLException {
    TreeMap<Long, char[]> flags = new TreeMap<>();
    flag(flags, item.times().modified(), 0);
    flag(flags, item.times().accessed(), 1);
    flag(flags, item.times().changed(), 2);
    flag(flags, item.times().created(), 3);
    add(insert, flags, "", item);
  }

  /** Times of the name, not of the content: once for an entry, not again for its streams. */
  private void furtherTimes(PreparedStatement insert, PreparedStatement query, ListedItem item)
      throws SQLException {
    if (item.isEmbedded() || item.locator().stream().isPresent()) {
      return;
    }
    TreeMap<Long, char[]> names = new TreeMap<>();
    query.setLong(1, item.itemId());
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        int index = NAME_TIMES.indexOf(row.getString(1));
        if (index >= 0) {
          flag(names, OptionalLong.of(row.getLong(2)), index);
        } else {
          addFile(insert, row.getLong(2), row.getString(1), item);
        }
      }
    }
    add(insert, names, "fn:", item);
  }

  private void add(
      PreparedStatement insert, TreeMap<Long, char[]> flags, String prefix, ListedItem item)
      throws SQLException {
    for (var entry : flags.entrySet()) {
      addFile(insert, entry.getKey(), prefix + String.valueOf(entry.getValue()), item);
    }
  }

  private void addFile(PreparedStatement insert, long time, String kind, ListedItem item)
      throws SQLException {
    String path = item.locator().stream().map(name -> item.path() + ":" + name).orElse(item.path());
    add(insert, time, "file", kind, path, item.locator().toString());
  }

  private static void flag(TreeMap<Long, char[]> flags, OptionalLong time, int index) {
    if (time.isPresent()) {
      flags.computeIfAbsent(time.getAsLong(), key -> "....".toCharArray())[index] =
          FLAGS.charAt(index);
    }
  }

  private void events(PreparedStatement insert) throws SQLException, IOException {
    Sqlite.execute(connection, "DROP TABLE IF EXISTS temp.artifact_event");
    Sqlite.execute(
        connection,
        "CREATE TEMP TABLE artifact_event AS SELECT artifact_id, rowid AS event_row FROM event");
    Sqlite.execute(
        connection, "CREATE INDEX temp.artifact_event_by_artifact ON artifact_event (artifact_id)");
    try (OwnedRows owned = new OwnedRows(connection, "artifact");
        Places places = new Places(connection, owned.contents(), owned.items(), owned.entries());
        PreparedStatement query = connection.prepareStatement(eventSql(owned))) {
      places.forEach(item -> events(insert, owned, query, item));
    }
    Sqlite.execute(connection, "DROP TABLE temp.artifact_event");
  }

  private static String eventSql(OwnedRows owned) {
    return "SELECT v.time_ns, a.plugin, v.kind, v.description FROM artifact a"
        + " JOIN temp.artifact_event o ON o.artifact_id = a.id JOIN event v ON v.rowid = o.event_row WHERE "
        + owned.condition("a.id");
  }

  private void events(
      PreparedStatement insert, OwnedRows owned, PreparedStatement query, ListedItem item)
      throws SQLException {
    owned.bind(query, 1, item);
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        add(
            insert,
            row.getLong(1),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            item.locator().toString());
      }
    }
  }

  private void print(RowSink<TimelineEntry> sink) throws SQLException, IOException {
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT time, source, kind, description, locator FROM temp.timeline ORDER BY 1, 5, 2, 3, 4");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        sink.accept(
            new TimelineEntry(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5)));
      }
    }
  }

  private void add(
      PreparedStatement insert,
      long time,
      String source,
      String kind,
      String description,
      String locator)
      throws SQLException {
    if (time < from || time > to) {
      return;
    }
    insert.setLong(1, time);
    insert.setString(2, source);
    insert.setString(3, kind);
    insert.setString(4, description);
    insert.setString(5, locator);
    insert.executeUpdate();
  }
}
