package org.dalel.casefile.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.dalel.casefile.Sqlite;

/**
 * Rows of {@code artifact} or {@code failure} by what they belong to: a content, an entry of a
 * container, or an item.
 *
 * <p>The tables of the case have no index on their owner, so that writing stays cheap; a reader
 * makes its own, in a temporary table of its connection.
 */
final class OwnedRows implements AutoCloseable {
  private final Connection connection;
  private final String owners;
  private final long[] contents;
  private final long[] items;
  private final Set<ListedItem.Inside> entries = new HashSet<>();

  OwnedRows(Connection connection, String table) throws SQLException {
    this.connection = connection;
    this.owners = "temp." + table + "_owner";
    Sqlite.execute(connection, "DROP TABLE IF EXISTS " + owners);
    Sqlite.execute(
        connection,
        "CREATE TEMP TABLE "
            + table
            + "_owner (content_id INTEGER NOT NULL, item_id INTEGER NOT NULL, entry INTEGER NOT NULL,"
            + " id INTEGER NOT NULL, PRIMARY KEY (content_id, item_id, entry, id)) WITHOUT ROWID");
    // a case of before schema version 5 does not have it
    String entry = Columns.has(connection, table, "entry") ? "coalesce(entry, -1)" : "-1";
    Sqlite.execute(
        connection,
        "INSERT INTO "
            + owners
            + " SELECT coalesce(content_id, 0), coalesce(item_id, 0), "
            + entry
            + ", id FROM main."
            + table
            + " WHERE content_id IS NOT NULL OR item_id IS NOT NULL ORDER BY 1, 2, 3, 4");
    contents =
        ids("SELECT DISTINCT content_id FROM " + owners + " WHERE content_id <> 0 AND entry < 0");
    items =
        ids(
            "SELECT DISTINCT item_id FROM "
                + owners
                + " WHERE content_id = 0 AND item_id <> 0 ORDER BY 1");
    readEntries();
  }

  private void readEntries() throws SQLException {
    String sql = "SELECT DISTINCT content_id, entry FROM " + owners + " WHERE entry >= 0";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        entries.add(new ListedItem.Inside(rows.getLong(1), rows.getLong(2)));
      }
    }
  }

  /** Contents that own rows, in ascending order. */
  long[] contents() {
    return contents;
  }

  /** Items that own rows, in ascending order. */
  long[] items() {
    return items;
  }

  /** Entries of containers that own rows. */
  Set<ListedItem.Inside> entries() {
    return Collections.unmodifiableSet(entries);
  }

  /** True when rows belong to the item itself, to its place in a container or to its content. */
  boolean has(ListedItem item) {
    return contentOf(item) != 0
        || itemOf(item) != 0
        || item.inside().filter(entries::contains).isPresent();
  }

  /**
   * Sets the four parameters of a query with {@link #condition}.
   *
   * @param first number of the first of them
   */
  void bind(PreparedStatement statement, int first, ListedItem item) throws SQLException {
    statement.setLong(first, contentOf(item));
    statement.setLong(first + 1, itemOf(item));
    Optional<ListedItem.Inside> inside = item.inside().filter(entries::contains);
    statement.setLong(first + 2, inside.map(ListedItem.Inside::containerId).orElse(0L));
    statement.setLong(first + 3, inside.map(ListedItem.Inside::position).orElse(0L));
  }

  /** An SQL condition on a row's id, with four parameters. */
  String condition(String id) {
    return id
        + " IN (SELECT id FROM "
        + owners
        + " WHERE content_id <> 0 AND content_id = ? AND entry < 0"
        + " UNION ALL SELECT id FROM "
        + owners
        + " WHERE content_id = 0 AND item_id <> 0 AND item_id = ?"
        + " UNION ALL SELECT id FROM "
        + owners
        + " WHERE content_id <> 0 AND content_id = ? AND entry = ?)";
  }

  @Override
  public void close() throws SQLException {
    Sqlite.execute(connection, "DROP TABLE IF EXISTS " + owners);
  }

  private long contentOf(ListedItem item) {
    OptionalLong content = item.contentId();
    return content.isPresent() && Arrays.binarySearch(contents, content.getAsLong()) >= 0
        ? content.getAsLong()
        : 0;
  }

  private long itemOf(ListedItem item) {
    return !item.isEmbedded() && Arrays.binarySearch(items, item.itemId()) >= 0 ? item.itemId() : 0;
  }

  private long[] ids(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      LongList ids = new LongList();
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
      return ids.toSortedArray();
    }
  }
}
