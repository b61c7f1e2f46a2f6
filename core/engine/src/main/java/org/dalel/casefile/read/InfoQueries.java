package org.dalel.casefile.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.casefile.Sqlite;

/** The small tables of a case: evidence, volumes, file systems, runs. */
final class InfoQueries {
  private final Connection connection;

  InfoQueries(Connection connection) {
    this.connection = connection;
  }

  List<CaseInfo.Evidence> evidence() throws SQLException {
    return list(
        """
        SELECT label, kind, format, source, segments, size, sector_size, acquisition, added_ns, status,
               why, digests, stored_digests, digest_state
        FROM evidence ORDER BY label
        """,
        row ->
            new CaseInfo.Evidence(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                row.getString(8),
                row.getLong(9),
                row.getString(10),
                Columns.text(row, 11),
                row.getString(12),
                row.getString(13),
                row.getString(14)));
  }

  List<CaseInfo.Volume> volumes() throws SQLException {
    return list(
        """
        SELECT e.label, v.start, v.length, v.scheme, v.description, v.kind, v.status, v.why
        FROM volume v JOIN evidence e ON e.id = v.evidence_id ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
        """,
        row ->
            new CaseInfo.Volume(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                Columns.text(row, 8)));
  }

  List<CaseInfo.FileSystem> fileSystems() throws SQLException {
    return list(
        """
        SELECT e.label, f.start, f.pool_volume, f.type, f.label, f.identity, f.block_size,
               f.block_count, f.allocated_bytes, f.unallocated_bytes, f.status, f.why
        FROM file_system f JOIN evidence e ON e.id = f.evidence_id
        ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
        """,
        row ->
            new CaseInfo.FileSystem(
                row.getString(1),
                row.getLong(2),
                Columns.text(row, 3),
                row.getString(4),
                Columns.text(row, 5),
                Columns.text(row, 6),
                row.getLong(7),
                row.getLong(8),
                Columns.number(row, 9),
                Columns.number(row, 10),
                row.getString(11),
                Columns.text(row, 12)));
  }

  List<CaseInfo.Run> runs() throws SQLException {
    return list(
        """
        SELECT started_ns, ended_ns, outcome, versions, settings, host FROM run
        ORDER BY started_ns, host, ended_ns
        """,
        row ->
            new CaseInfo.Run(
                row.getLong(1),
                Columns.number(row, 2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6)));
  }

  CaseInfo.Counts counts() throws SQLException {
    return new CaseInfo.Counts(
        Sqlite.number(connection, "SELECT count(*) FROM item"),
        Sqlite.number(connection, "SELECT count(*) FROM item_result"),
        Sqlite.number(connection, "SELECT count(*) FROM item WHERE state <> 'allocated'"),
        Sqlite.number(connection, "SELECT count(*) FROM content"),
        Sqlite.number(connection, "SELECT count(*) FROM embedded"),
        Sqlite.number(connection, "SELECT count(*) FROM artifact"),
        Sqlite.number(connection, "SELECT count(*) FROM failure"),
        Sqlite.number(connection, "SELECT coalesce(sum(bytes_read), 0) FROM item_result"));
  }

  Map<String, Long> itemStates() throws SQLException {
    Map<String, Long> states = new LinkedHashMap<>();
    list(
            "SELECT status, count(*) FROM item_result GROUP BY status ORDER BY status",
            row -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(state -> states.put(state.getKey(), state.getValue()));
    long done = states.values().stream().mapToLong(Long::longValue).sum();
    states.put("pending", Sqlite.number(connection, "SELECT count(*) FROM item") - done);
    return states;
  }

  List<RecentFailure> recentFailures(long after, int most) throws SQLException {
    return list(
        """
        SELECT * FROM (
          SELECT f.id, coalesce(e.label || ': ' || i.path, 'SHA-256 ' || lower(hex(c.sha256)),
                                f.place, o.label, ''), f.stage, f.kind, f.message
          FROM failure f LEFT JOIN item i ON i.id = f.item_id LEFT JOIN evidence e ON e.id = i.evidence_id
            LEFT JOIN content c ON c.id = f.content_id LEFT JOIN evidence o ON o.id = f.evidence_id
          WHERE f.id > %d ORDER BY f.id DESC LIMIT %d
        ) ORDER BY id
        """
            .formatted(after, most),
        row ->
            new RecentFailure(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5)));
  }

  private <T> List<T> list(String sql, RowReader<T> reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      List<T> list = new ArrayList<>();
      while (rows.next()) {
        list.add(reader.read(rows));
      }
      return List.copyOf(list);
    }
  }

  @FunctionalInterface
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
