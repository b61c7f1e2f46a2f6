package org.dalel.casefile.read;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** All artifacts and identifiers by owner, for those who make an index of them. */
final class OwnerListing {
  private static final String ARTIFACTS =
      "SELECT coalesce(content_id, 0), %s, coalesce(item_id, 0), id FROM artifact"
          + " ORDER BY 1, 2, 3, 4";
  private static final String IDENTIFIERS =
      "SELECT i.kind, i.normalised, coalesce(a.content_id, 0), %s, coalesce(a.item_id, 0)"
          + " FROM identifier i JOIN artifact a ON a.id = i.artifact_id ORDER BY 1, 2, 3, 4, 5";

  private final Connection connection;

  OwnerListing(Connection connection) {
    this.connection = connection;
  }

  void artifacts(RowSink<ArtifactOwner> sink) throws SQLException, IOException {
    try (PreparedStatement select = connection.prepareStatement(ARTIFACTS.formatted(entry("")));
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        sink.accept(
            new ArtifactOwner(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
      }
    }
  }

  void mentions(RowSink<IdentifierMention> sink) throws SQLException, IOException {
    try (PreparedStatement select =
            connection.prepareStatement(IDENTIFIERS.formatted(entry("a.")));
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        sink.accept(
            new IdentifierMention(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5)));
      }
    }
  }

  /** A case of before schema version 5 knows no entries. */
  private String entry(String table) throws SQLException {
    return Columns.has(connection, "artifact", "entry") ? "coalesce(" + table + "entry, -1)" : "-1";
  }
}
