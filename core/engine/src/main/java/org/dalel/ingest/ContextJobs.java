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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dalel.content.InsidePath;
import org.dalel.extension.ExtensionHost;
import org.dalel.extension.LoadedExtractor;

/**
 * Which places are to be looked at by which extractors of scope context. A file that a container
 * beside it has under another path, as a backup does, is looked at there alone.
 */
final class ContextJobs {
  private static final String CANDIDATES =
      "SELECT i.id, i.path, i.stream, i.kind = 'dir', coalesce(c.type, ''), coalesce(c.text_length, 0) > 0, coalesce(c.id, 0)"
          + " FROM item i LEFT JOIN item_result r ON r.item_id = i.id LEFT JOIN content c ON c.id = r.content_id"
          + " WHERE (i.kind = 'dir' OR i.kind = 'file' AND i.readable = 1 AND (c.status IS NULL OR c.status <> 'known'))"
          + " AND NOT EXISTS (SELECT 1 FROM embedded_source s WHERE s.item_id = i.id)"
          + " AND i.evidence_id NOT IN ";

  private final ExtensionHost host;
  private final Map<String, LoadedExtractor> byName = new HashMap<>();
  private final Map<Long, List<LoadedExtractor>> byFirstBytes = new HashMap<>();
  private final Map<Long, Set<String>> done = new HashMap<>();
  private final Map<EntryPlace, Set<String>> doneInside = new HashMap<>();

  private ContextJobs(ExtensionHost host) {
    this.host = host;
    host.extractors().forEach(extractor -> byName.put(extractor.qualifiedId(), extractor));
  }

  private static final String ENTRIES =
      "SELECT b.content_id, b.position, b.name, b.kind = 'dir', coalesce(c.type, ''), coalesce(c.text_length, 0) > 0,"
          + " coalesce(c.id, 0) FROM embedded b LEFT JOIN content c ON c.id = b.child_id"
          + " WHERE (b.kind = 'dir' OR b.child_id IS NOT NULL AND c.status <> 'known')"
          + " AND NOT EXISTS (SELECT 1 FROM embedded_source s WHERE s.item_id IS NULL"
          + " AND s.source_content_id = b.content_id AND s.source_position = b.position)"
          + " ORDER BY b.content_id, b.position";

  /** Jobs in one container that one thread does together. */
  private static final int TOGETHER = 64;

  /**
   * An extractor and a place.
   *
   * @param itemId the item, or the item that holds the entry
   * @param inside the entry of a container, if it is one
   */
  record Job(long itemId, Optional<EntryPlace> inside, LoadedExtractor extractor) {}

  /** Jobs that one thread does one after the other: those in one container come together. */
  static List<List<Job>> batches(List<Job> jobs) {
    List<List<Job>> batches = new ArrayList<>();
    long container = 0;
    for (Job job : jobs) {
      long at = job.inside().map(EntryPlace::container).orElse(0L);
      List<Job> last = batches.isEmpty() ? List.of() : batches.get(batches.size() - 1);
      if (at == 0 || at != container || last.size() >= TOGETHER) {
        batches.add(new ArrayList<>());
      }
      batches.get(batches.size() - 1).add(job);
      container = at;
    }
    return batches;
  }

  /** What is still to do, in the order of the items. */
  static List<Job> pending(Connection caseDb, ExtensionHost host, Collection<Long> missingEvidence)
      throws SQLException {
    return host.looksAtPlaces()
        ? new ContextJobs(host).find(caseDb, missingEvidence)
        : new ArrayList<>();
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
      ContainerPlaces places = ContainerPlaces.read(caseDb, missing);
      try (ResultSet row =
          statement.executeQuery("SELECT content_id, entry, extractor FROM entry_result")) {
        while (row.next()) {
          doneInside
              .computeIfAbsent(
                  new EntryPlace(row.getLong(1), row.getLong(2)), place -> new HashSet<>())
              .add(row.getString(3));
        }
      }
      try (ResultSet row = statement.executeQuery(ENTRIES)) {
        while (row.next()) {
          takeEntry(row, places, jobs);
        }
      }
      return jobs;
    }
  }

  private void take(ResultSet row, List<Job> jobs) throws SQLException {
    String stream = row.getString(3);
    String path = row.getString(2);
    String place = stream == null || row.getBoolean(4) ? path : path + ":" + stream;
    long item = row.getLong(1);
    Set<String> before = done.getOrDefault(item, Set.of());
    for (LoadedExtractor extractor : wanted(row, place)) {
      if (!before.contains(extractor.qualifiedId())) {
        jobs.add(new Job(item, Optional.empty(), extractor));
      }
    }
  }

  private void takeEntry(ResultSet row, ContainerPlaces places, List<Job> jobs)
      throws SQLException {
    EntryPlace entry = new EntryPlace(row.getLong(1), row.getLong(2));
    Collection<LoadedExtractor> wanted = wanted(row, InsidePath.of(row.getString(3)));
    if (wanted.isEmpty()) {
      return;
    }
    Set<String> before = doneInside.getOrDefault(entry, Set.of());
    // without a place it lies on missing evidence only, or nothing leads to it any more
    places
        .of(entry.container())
        .ifPresent(
            place ->
                wanted.stream()
                    .filter(extractor -> !before.contains(extractor.qualifiedId()))
                    .forEach(
                        extractor ->
                            jobs.add(new Job(place.itemId(), Optional.of(entry), extractor))));
  }

  /** Who wants to see the place in a row: columns 4 to 7 are the same for items and entries. */
  private Collection<LoadedExtractor> wanted(ResultSet row, String path) throws SQLException {
    Map<String, LoadedExtractor> wanted = new LinkedHashMap<>();
    if (row.getBoolean(4)) {
      host.matchingFolder(path)
          .forEach(extractor -> wanted.put(extractor.qualifiedId(), extractor));
    } else {
      host.matchingPlace(row.getString(5), path, row.getBoolean(6))
          .forEach(extractor -> wanted.put(extractor.qualifiedId(), extractor));
      byFirstBytes
          .getOrDefault(row.getLong(7), List.of())
          .forEach(extractor -> wanted.put(extractor.qualifiedId(), extractor));
    }
    return wanted.values();
  }
}
