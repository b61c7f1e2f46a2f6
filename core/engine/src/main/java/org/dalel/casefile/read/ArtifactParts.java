package org.dalel.casefile.read;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** What hangs on artifacts and entries, table by table, for those who index it themselves. */
final class ArtifactParts {
  private final Connection connection;

  ArtifactParts(Connection connection) {
    this.connection = connection;
  }

  void identifiers(RowSink<ArtifactIdentifier> sink) throws SQLException, IOException {
    each(
        "SELECT artifact_id, kind, normalised, raw, role FROM identifier",
        row ->
            sink.accept(
                new ArtifactIdentifier(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5))));
  }

  void events(RowSink<ArtifactEvent> sink) throws SQLException, IOException {
    each(
        "SELECT artifact_id, time_ns, kind, description FROM event",
        row ->
            sink.accept(
                new ArtifactEvent(
                    row.getLong(1), row.getLong(2), row.getString(3), row.getString(4))));
  }

  /** Of entries, not again of their streams: they are times of the name. */
  void furtherTimes(RowSink<FurtherTime> sink) throws SQLException, IOException {
    each(
        "SELECT i.id, m.key, m.value FROM item i, json_each(i.more_times) m"
            + " WHERE i.more_times IS NOT NULL AND i.stream IS NULL",
        row -> sink.accept(new FurtherTime(row.getLong(1), row.getString(2), row.getLong(3))));
  }

  Optional<byte[]> runs(long itemId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT runs FROM item WHERE id = ?")) {
      select.setLong(1, itemId);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
      }
    }
  }

  @FunctionalInterface
  private interface Row {
    void read(ResultSet row) throws SQLException, IOException;
  }

  private void each(String sql, Row reader) throws SQLException, IOException {
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        reader.read(row);
      }
    }
  }
}
