package org.dalel.casefile.read;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Artifacts at each of their places, in the items' order; within an item by type, plugin, version,
 * state, position, fields and confidence.
 */
final class ArtifactListing {
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

  private static String sql(OwnedRows owned) {
    return "SELECT type, plugin, plugin_version, state, confidence, position, fields, id FROM artifact WHERE "
        + owned.condition("id")
        + " ORDER BY type, plugin, plugin_version, state, position, fields, confidence";
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
