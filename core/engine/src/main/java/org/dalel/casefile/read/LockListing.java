package org.dalel.casefile.read;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.dalel.casefile.Sqlite;

/**
 * What is locked and what may open it, at each of their places in the items' order. A case of
 * before schema version 3 has neither.
 */
final class LockListing {
  private static final String LOCKS =
      "SELECT e.extractor, l.name, l.kind, l.attempts, l.opened_by FROM extraction e"
          + " JOIN lock l ON l.extraction_id = e.id WHERE %s ORDER BY 1, 2, 3, 4, 5";
  private static final String FOUND =
      "SELECT DISTINCT s.kind, s.value, s.source FROM extraction e"
          + " JOIN secret s ON s.extraction_id = e.id WHERE %s ORDER BY 1, 2, 3";
  private static final String GIVEN =
      "SELECT DISTINCT kind, value, source FROM secret WHERE extraction_id IS NULL ORDER BY 1, 2, 3";

  private final Connection connection;

  LockListing(Connection connection) {
    this.connection = connection;
  }

  void locks(RowSink<ListedLock> sink) throws SQLException, IOException {
    if (hasTables()) {
      atPlaces(
          LOCKS,
          (item, row) ->
              sink.accept(
                  new ListedLock(
                      item,
                      row.getString(1),
                      row.getString(2),
                      row.getString(3),
                      row.getLong(4),
                      Columns.text(row, 5))));
    }
  }

  /** Those that the examiner gave stand first. */
  void secrets(RowSink<ListedSecret> sink) throws SQLException, IOException {
    if (!hasTables()) {
      return;
    }
    try (PreparedStatement query = connection.prepareStatement(GIVEN);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        sink.accept(secret(row, Optional.empty()));
      }
    }
    atPlaces(FOUND, (item, row) -> sink.accept(secret(row, Optional.of(item))));
  }

  private static ListedSecret secret(ResultSet row, Optional<ListedItem> item) throws SQLException {
    return new ListedSecret(row.getString(1), row.getString(2), row.getString(3), item);
  }

  private boolean hasTables() throws SQLException {
    return Sqlite.number(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'lock'") > 0;
  }

  private void atPlaces(String sql, RowReader reader) throws SQLException, IOException {
    try (OwnedRows owned = new OwnedRows(connection, "extraction");
        Places places = new Places(connection, owned.contents(), owned.items(), owned.entries());
        PreparedStatement query =
            connection.prepareStatement(sql.formatted(owned.condition("e.id")))) {
      places.forEach(
          item -> {
            if (owned.has(item)) {
              owned.bind(query, 1, item);
              try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                  reader.read(item, row);
                }
              }
            }
          });
    }
  }

  @FunctionalInterface
  private interface RowReader {
    void read(ListedItem item, ResultSet row) throws SQLException, IOException;
  }
}
