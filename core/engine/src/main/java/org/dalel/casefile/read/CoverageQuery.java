package org.dalel.casefile.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what was looked at. */
final class CoverageQuery {
  private final Connection connection;
  private final InfoQueries info;

  CoverageQuery(Connection connection, InfoQueries info) {
    this.connection = connection;
    this.info = info;
  }

  Coverage run() throws SQLException {
    List<Coverage.OfEvidence> all = new ArrayList<>();
    List<CaseInfo.Volume> volumes = info.volumes();
    List<CaseInfo.FileSystem> systems = info.fileSystems();
    for (CaseInfo.Evidence evidence : info.evidence()) {
      List<CaseInfo.Volume> ranges =
          volumes.stream().filter(v -> v.evidence().equals(evidence.label())).toList();
      boolean logical = evidence.kind().equals("folder") || evidence.kind().equals("file");
      all.add(
          new Coverage.OfEvidence(
              evidence.label(),
              evidence.size(),
              logical,
              ranges,
              logical ? 0 : unaccounted(evidence.size(), ranges),
              bytes(ranges),
              systems.stream().filter(s -> s.evidence().equals(evidence.label())).toList(),
              items(evidence.label()),
              badRanges(evidence.label()),
              searched(evidence.label(), "/$Unallocated/"),
              searched(evidence.label(), "/$Slack/")));
    }
    return new Coverage(all);
  }

  /**
   * Bytes in no range; or, when ranges overlap or reach beyond the end, minus those counted twice.
   */
  private static long unaccounted(long size, List<CaseInfo.Volume> ranges) {
    long covered = 0;
    long twice = 0;
    long end = 0;
    for (CaseInfo.Volume range : ranges) {
      long from = Math.max(range.start(), end);
      long to = Math.max(from, Math.min(range.start() + range.length(), size));
      covered += to - from;
      twice += range.length() - (to - from);
      end = Math.max(end, to);
    }
    return twice > 0 ? -twice : size - covered;
  }

  private static Map<String, Long> bytes(List<CaseInfo.Volume> ranges) {
    Map<String, Long> bytes = new TreeMap<>();
    for (CaseInfo.Volume range : ranges) {
      bytes.merge(range.status(), range.length(), Long::sum);
    }
    return bytes;
  }

  private Map<String, Coverage.Tally> items(String label) throws SQLException {
    Map<String, Coverage.Tally> tallies = new TreeMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT coalesce(r.status, 'pending'), coalesce(r.why, ''), count(*), coalesce(sum(i.size), 0)
            FROM item i JOIN evidence e ON e.id = i.evidence_id
            LEFT JOIN item_result r ON r.item_id = i.id
            WHERE e.label = ? GROUP BY 1, 2 ORDER BY 1, 2
            """)) {
      query.setString(1, label);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          add(tallies, row.getString(1), row.getString(2), row.getLong(3), row.getLong(4));
        }
      }
    }
    return tallies;
  }

  /** Bytes of the ranges of a folder that are done, by the start of the file system. */
  private Map<Long, Long> searched(String label, String folder) throws SQLException {
    Map<Long, Long> bytes = new TreeMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT f.start, sum(i.size) FROM item i JOIN evidence e ON e.id = i.evidence_id
            JOIN file_system f ON f.id = i.file_system_id
            JOIN item_result r ON r.item_id = i.id AND r.status = 'examined'
            WHERE e.label = ?1 AND (i.flags & 64) <> 0 AND substr(i.path, 1, length(?2)) = ?2
            GROUP BY 1 ORDER BY 1
            """)) {
      query.setString(1, label);
      query.setString(2, folder);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          bytes.put(row.getLong(1), row.getLong(2));
        }
      }
    }
    return bytes;
  }

  private static void add(
      Map<String, Coverage.Tally> tallies, String status, String why, long count, long bytes) {
    Coverage.Tally old = tallies.getOrDefault(status, new Coverage.Tally(0, 0, new TreeMap<>()));
    Map<String, Long> reasons = new TreeMap<>(old.why());
    if (!why.isEmpty()) {
      reasons.merge(why, count, Long::sum);
    }
    tallies.put(status, new Coverage.Tally(old.count() + count, old.bytes() + bytes, reasons));
  }

  private List<Coverage.BadRange> badRanges(String label) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT b.start, b.length, b.reason FROM bad_range b JOIN evidence e ON e.id = b.evidence_id"
                + " WHERE e.label = ? ORDER BY 1, 2, 3")) {
      query.setString(1, label);
      try (ResultSet row = query.executeQuery()) {
        List<Coverage.BadRange> ranges = new ArrayList<>();
        while (row.next()) {
          ranges.add(new Coverage.BadRange(row.getLong(1), row.getLong(2), Columns.text(row, 3)));
        }
        return ranges;
      }
    }
  }
}
