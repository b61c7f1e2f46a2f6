package org.dalel.casefile.read;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Artifacts at each of their places, in the items' order; within an item by type, plugin, version,
 * state, position, fields and confidence.
 */
final class ArtifactListing {
  private static final String SELECT =
      "SELECT type, plugin, plugin_version, state, confidence, position, fields, id FROM artifact WHERE ";
  private static final String ORDER =
      " ORDER BY type, plugin, plugin_version, state, position, fields, confidence";

  private final Connection connection;

  ArtifactListing(Connection connection) {
    this.connection = connection;
  }

  void forEach(ListedArtifact.Filter filter, RowSink<ListedArtifact> sink)
      throws SQLException, IOException {
    try (OwnedRows owned = new OwnedRows(connection, "artifact");
        Places places = new Places(connection, owned.contents(), owned.items(), owned.entries());
        PreparedStatement query = connection.prepareStatement(sql(owned))) {
      places.forEach(
          item -> {
            if (filter.items().accepts(item)) {
              ofItem(owned, query, item, filter, sink);
            }
          });
    }
  }

  void ofItem(ListedItem item, RowSink<ListedArtifact> sink) throws SQLException, IOException {
    try (OwnedRows owned = new OwnedRows(connection, "artifact");
        PreparedStatement query = connection.prepareStatement(sql(owned))) {
      ofItem(owned, query, item, ListedArtifact.Filter.ALL, sink);
    }
  }

  /** The artifacts with these rows that belong to an item or its content. */
  void ofItem(ListedItem item, long[] ids, RowSink<ListedArtifact> sink)
      throws SQLException, IOException {
    String wanted =
        Arrays.stream(ids).mapToObj(Long::toString).collect(Collectors.joining(",", "(", ")"));
    boolean entries = Columns.has(connection, "artifact", "entry");
    String owner =
        entries
            ? "(content_id = ? AND entry IS NULL OR item_id = ? OR content_id = ? AND entry = ?)"
            : "(content_id = ? OR item_id = ?)";
    try (PreparedStatement query =
        connection.prepareStatement(SELECT + "id IN " + wanted + " AND " + owner + ORDER)) {
      query.setLong(1, item.contentId().orElse(0));
      query.setLong(2, item.isEmbedded() ? 0 : item.itemId());
      if (entries) {
        query.setLong(3, item.inside().map(ListedItem.Inside::containerId).orElse(0L));
        query.setLong(4, item.inside().map(ListedItem.Inside::position).orElse(0L));
      }
      read(query, item, ListedArtifact.Filter.ALL, sink);
    }
  }

  private static String sql(OwnedRows owned) {
    return SELECT + owned.condition("id") + ORDER;
  }

  private static void ofItem(
      OwnedRows owned,
      PreparedStatement query,
      ListedItem item,
      ListedArtifact.Filter filter,
      RowSink<ListedArtifact> sink)
      throws SQLException, IOException {
    if (!owned.has(item)) {
      return;
    }
    owned.bind(query, 1, item);
    read(query, item, filter, sink);
  }

  private static void read(
      PreparedStatement query,
      ListedItem item,
      ListedArtifact.Filter filter,
      RowSink<ListedArtifact> sink)
      throws SQLException, IOException {
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        ListedArtifact artifact =
            new ListedArtifact(
                item,
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Columns.text(row, 6),
                row.getString(7),
                row.getLong(8));
        if (filter.accepts(artifact)) {
          sink.accept(artifact);
        }
      }
    }
  }
}
