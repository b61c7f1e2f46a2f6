package org.dalel.casefile.read;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.dalel.casefile.Sqlite;

/**
 * Where given contents, entries of containers and items stand: walks up from the contents through
 * all containers that hold them, then lists the entries at the top and goes down again on those
 * ways only.
 */
final class Places implements AutoCloseable {
  private static final Restriction ON_THE_WAY =
      new Restriction(
          """
          i.path IN (SELECT p.path FROM item p WHERE p.id IN (
            SELECT item_id FROM item_result WHERE content_id IN (SELECT id FROM temp.place_content)
            UNION ALL SELECT id FROM temp.place_item))
          """,
          List.of());

  private final Connection connection;
  private final long[] contents;
  private final long[] items;
  private final Set<ListedItem.Inside> entries;
  private final long[] ways;

  /** Prepares the way to the places; both arrays ascending. */
  Places(Connection connection, long[] contents, long[] items) throws SQLException {
    this(connection, contents, items, Set.of());
  }

  /** The same with places in containers. */
  Places(Connection connection, long[] contents, long[] items, Set<ListedItem.Inside> entries)
      throws SQLException {
    this.connection = connection;
    this.entries = entries;
    this.contents = contents.clone();
    this.items = items.clone();
    fill(
        "place_content",
        LongStream.concat(
                Arrays.stream(contents),
                entries.stream().mapToLong(ListedItem.Inside::containerId).distinct())
            .distinct()
            .toArray());
    fill("place_item", items);
    walkUp();
    ways = read();
  }

  /** Lists the places in total order: entries and embedded documents that are asked for. */
  void forEach(ItemVisitor sink) throws SQLException, IOException {
    EmbeddedListing embedded =
        new EmbeddedListing(
            connection,
            (content, container, position) ->
                Arrays.binarySearch(ways, content) >= 0
                    || entries.contains(new ListedItem.Inside(container, position)));
    new ItemListing(connection, embedded)
        .forEach(
            ON_THE_WAY,
            item -> {
              if (isAskedFor(item)) {
                sink.visit(item);
              }
            });
  }

  @Override
  public void close() throws SQLException {
    Sqlite.execute(connection, "DROP TABLE IF EXISTS temp.place_content");
    Sqlite.execute(connection, "DROP TABLE IF EXISTS temp.place_item");
  }

  private boolean isAskedFor(ListedItem item) {
    return item.inside().filter(entries::contains).isPresent()
        || (!item.isEmbedded() && Arrays.binarySearch(items, item.itemId()) >= 0)
        || (item.contentId().isPresent()
            && Arrays.binarySearch(contents, item.contentId().getAsLong()) >= 0);
  }

  private void fill(String table, long[] ids) throws SQLException {
    Sqlite.execute(connection, "DROP TABLE IF EXISTS temp." + table);
    Sqlite.execute(connection, "CREATE TEMP TABLE " + table + " (id INTEGER PRIMARY KEY)");
    Sqlite.execute(connection, "SAVEPOINT fill");
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO temp." + table + " VALUES (?)")) {
      for (long id : ids) {
        insert.setLong(1, id);
        insert.executeUpdate();
      }
    }
    Sqlite.execute(connection, "RELEASE fill");
  }

  private void walkUp() throws SQLException {
    try (PreparedStatement parents =
        connection.prepareStatement(
            "INSERT OR IGNORE INTO temp.place_content SELECT content_id FROM embedded"
                + " WHERE child_id IN (SELECT id FROM temp.place_content)")) {
      for (int level = 0; level < EmbeddedListing.MAX_DEPTH; level++) {
        if (parents.executeUpdate() == 0) {
          return;
        }
      }
    }
  }

  private long[] read() throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT id FROM temp.place_content");
        ResultSet rows = select.executeQuery()) {
      LongList ids = new LongList();
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
      return ids.toSortedArray();
    }
  }
}
