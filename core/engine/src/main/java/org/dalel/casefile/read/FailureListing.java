package org.dalel.casefile.read;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** All failures: first those of the evidence as such, then those of items in the items' order. */
final class FailureListing {
  private static final String OF_EVIDENCE =
      """
      SELECT coalesce(e.label, ''), f.place, f.stage, f.kind, f.message
      FROM failure f LEFT JOIN evidence e ON e.id = f.evidence_id
      WHERE f.item_id IS NULL AND f.content_id IS NULL
      ORDER BY 1, 2, 3, 4, 5
      """;

  private final Connection connection;

  FailureListing(Connection connection) {
    this.connection = connection;
  }

  void forEach(RowSink<ListedFailure> sink) throws SQLException, IOException {
    ofEvidence(sink);
    try (OwnedRows owned = new OwnedRows(connection, "failure");
        Places places = new Places(connection, owned.contents(), owned.items(), owned.entries());
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT DISTINCT f.stage, f.kind, f.message FROM failure f WHERE "
                    + owned.condition("f.id")
                    + " ORDER BY 1, 2, 3")) {
      places.forEach(item -> ofItem(owned, query, item, sink));
    }
  }

  private void ofEvidence(RowSink<ListedFailure> sink) throws SQLException, IOException {
    try (PreparedStatement query = connection.prepareStatement(OF_EVIDENCE);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        String label = row.getString(1);
        String place = Columns.text(row, 2).map(p -> join(label, p)).orElse(label);
        sink.accept(
            new ListedFailure(
                place, Optional.empty(), row.getString(3), row.getString(4), row.getString(5)));
      }
    }
  }

  private static String join(String label, String place) {
    return label.isEmpty() || place.startsWith(label) ? place : label + ": " + place;
  }

  private static void ofItem(
      OwnedRows owned, PreparedStatement query, ListedItem item, RowSink<ListedFailure> sink)
      throws SQLException, IOException {
    owned.bind(query, 1, item);
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        sink.accept(
            new ListedFailure(
                item.locator().toString(),
                Optional.of(item),
                row.getString(1),
                row.getString(2),
                row.getString(3)));
      }
    }
  }
}
