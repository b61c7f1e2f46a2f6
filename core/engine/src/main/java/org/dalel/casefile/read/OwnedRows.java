package org.dalel.casefile.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.OptionalLong;
import org.dalel.casefile.Sqlite;

/**
 * Rows of {@code artifact} or {@code failure} by what they belong to: a content or an entry.
 *
 * <p>The tables of the case have no index on their owner, so that writing stays cheap; a reader
 * makes its own, in a temporary table of its connection.
 */
final class OwnedRows implements AutoCloseable {
  private final Connection connection;
  private final String owners;
  private final long[] contents;
  private final long[] items;

  OwnedRows(Connection connection, String table) throws SQLException {
    this.connection = connection;
    this.owners = "temp." + table + "_owner";
    Sqlite.execute(connection, "DROP TABLE IF EXISTS " + owners);
    Sqlite.execute(
        connection,
        "CREATE TEMP TABLE "
            + table
            + "_owner (content_id INTEGER NOT NULL, item_id INTEGER NOT NULL, id INTEGER NOT NULL,"
            + " PRIMARY KEY (content_id, item_id, id)) WITHOUT ROWID");
    Sqlite.execute(
        connection,
        "INSERT INTO "
            + owners
            + " SELECT coalesce(content_id, 0), coalesce(item_id, 0), id FROM main."
            + table
            + " WHERE content_id IS NOT NULL OR item_id IS NOT NULL ORDER BY 1, 2, 3");
    contents = ids("SELECT DISTINCT content_id FROM " + owners + " WHERE content_id <> 0");
    items =
        ids(
            "SELECT DISTINCT item_id FROM "
                + owners
                + " WHERE content_id = 0 AND item_id <> 0 ORDER BY 1");
  }

  /** Contents that own rows, in ascending order. */
  long[] contents() {
    return contents;
  }

  /** Entries that own rows, in ascending order. */
  long[] items() {
    return items;
  }

  /** True when rows belong to the item itself or to its content. */
  boolean has(ListedItem item) {
    return contentOf(item) != 0 || itemOf(item) != 0;
  }

  /**
   * Sets the two parameters of a query with {@link #condition}.
   *
   * @param first number of the first of them
   */
  void bind(PreparedStatement statement, int first, ListedItem item) throws SQLException {
    statement.setLong(first, contentOf(item));
    statement.setLong(first + 1, itemOf(item));
  }

  /** An SQL condition on a row's id, with two parameters. */
  String condition(String id) {
    return id
        + " IN (SELECT id FROM "
        + owners
        + " WHERE content_id <> 0 AND content_id = ?"
        + " UNION ALL SELECT id FROM "
        + owners
        + " WHERE content_id = 0 AND item_id <> 0 AND item_id = ?)";
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
