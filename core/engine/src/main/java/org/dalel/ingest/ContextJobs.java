package org.dalel.ingest;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dalel.extension.ExtensionHost;
import org.dalel.extension.LoadedExtractor;

/** Which places are to be looked at by which extractors of scope context. */
final class ContextJobs {
  private static final String CANDIDATES =
      "SELECT i.id, i.path, i.stream, i.kind = 'dir', coalesce(c.type, ''), coalesce(c.text_length, 0) > 0, coalesce(c.id, 0)"
          + " FROM item i LEFT JOIN item_result r ON r.item_id = i.id LEFT JOIN content c ON c.id = r.content_id"
          + " WHERE (i.kind = 'dir' OR i.kind = 'file' AND i.readable = 1 AND (c.status IS NULL OR c.status <> 'known'))"
          + " AND i.evidence_id NOT IN ";

  private final ExtensionHost host;
  private final Map<String, LoadedExtractor> byName = new HashMap<>();
  private final Map<Long, List<LoadedExtractor>> byFirstBytes = new HashMap<>();
  private final Map<Long, Set<String>> done = new HashMap<>();

  private ContextJobs(ExtensionHost host) {
    this.host = host;
    host.extractors().forEach(extractor -> byName.put(extractor.qualifiedId(), extractor));
  }

  /** An extractor and an item. */
  record Job(long itemId, LoadedExtractor extractor) {}

  /** What is still to do, in the order of the items. */
  static List<Job> pending(Connection caseDb, ExtensionHost host, Collection<Long> missingEvidence)
      throws SQLException {
    return host.looksAtPlaces() ? new ContextJobs(host).find(caseDb, missingEvidence) : List.of();
  }

  private List<Job> find(Connection caseDb, Collection<Long> missing) throws SQLException {
    try (Statement statement = caseDb.createStatement()) {
      try (ResultSet row =
          statement.executeQuery("SELECT content_id, extractor FROM content_wanted ORDER BY 2")) {
        while (row.next()) {
          LoadedExtractor extractor = byName.get(row.getString(2));
          if (extractor != null) {
            byFirstBytes.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(extractor);
          }
        }
      }
      try (ResultSet row =
          statement.executeQuery("SELECT item_id, extractor FROM context_result")) {
        while (row.next()) {
          done.computeIfAbsent(row.getLong(1), id -> new HashSet<>()).add(row.getString(2));
        }
      }
      List<Job> jobs = new ArrayList<>();
      String evidence =
          missing.stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
      try (ResultSet row = statement.executeQuery(CANDIDATES + evidence + " ORDER BY i.id")) {
        while (row.next()) {
          take(row, jobs);
        }
      }
      return jobs;
    }
  }

  private void take(ResultSet row, List<Job> jobs) throws SQLException {
    String path = row.getString(2);
    Map<String, LoadedExtractor> wanted = new LinkedHashMap<>();
    if (row.getBoolean(4)) {
      host.matchingFolder(path)
          .forEach(extractor -> wanted.put(extractor.qualifiedId(), extractor));
    } else {
      String stream = row.getString(3);
      String place = stream == null ? path : path + ":" + stream;
      host.matchingPlace(row.getString(5), place, row.getBoolean(6))
          .forEach(extractor -> wanted.put(extractor.qualifiedId(), extractor));
      byFirstBytes
          .getOrDefault(row.getLong(7), List.of())
          .forEach(extractor -> wanted.put(extractor.qualifiedId(), extractor));
    }
    if (!wanted.isEmpty()) {
      long item = row.getLong(1);
      Set<String> before = done.getOrDefault(item, Set.of());
      wanted.values().stream()
          .filter(extractor -> !before.contains(extractor.qualifiedId()))
          .forEach(extractor -> jobs.add(new Job(item, extractor)));
    }
  }
}
