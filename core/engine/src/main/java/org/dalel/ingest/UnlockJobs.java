package org.dalel.ingest;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.write.Owner;
import org.dalel.extension.ExtensionHost;

/**
 * The extractions that something locked may be opened in by the secrets known now, and the
 * containers whose entries lie beside them.
 */
final class UnlockJobs {
  private static final String SQL =
      "SELECT e.id, e.content_id, e.item_id, e.extractor, c.type, coalesce(e.entry, -1) FROM extraction e LEFT JOIN content c ON c.id = e.content_id"
          + " WHERE e.tried_with IS NOT ? AND EXISTS (SELECT 1 FROM lock l JOIN secret s ON s.kind = l.kind WHERE l.extraction_id = e.id)"
          + " ORDER BY e.id";

  private static final String BESIDE =
      "SELECT c.id, c.type, (SELECT group_concat(e.extractor, char(10)) FROM extraction e"
          + " WHERE e.content_id = c.id AND e.entry IS NULL)"
          + " FROM content c WHERE c.type GLOB ? AND c.status <> 'known' AND c.status <> 'identified' ORDER BY c.id";

  private UnlockJobs() {}

  /**
   * An extraction to be repeated.
   *
   * @param id its row; 0 of a container that no reader has looked beside yet
   * @param owner what it looked at
   * @param extractor its plugin and name
   * @param itemId the item that it looked at or that holds it; 0 when it is not known yet
   * @param content the content that it looked at, with one of its places; empty for a place
   */
  record Job(
      long id, Owner owner, String extractor, long itemId, Optional<Examination.Known> content) {

    /** Whether a container was read, by a reader that is there. */
    boolean isReading(ExtensionHost host) {
      return !owner.isItem() && !owner.isEntry() && Readings.isReader(host, extractor);
    }

    /** The entry of a container that it looked at, if it was one. */
    Optional<EntryPlace> inside() {
      return owner.isEntry()
          ? Optional.of(new EntryPlace(owner.contentId(), owner.entry()))
          : Optional.empty();
    }
  }

  /** What was not yet tried with these secrets. */
  static List<Job> pending(CaseFolder folder, String digest, Collection<Long> missingEvidence)
      throws SQLException, IOException {
    List<Job> jobs = new ArrayList<>();
    Map<Long, String> types = new HashMap<>();
    try (Connection connection = folder.openCase();
        PreparedStatement query = connection.prepareStatement(SQL)) {
      query.setString(1, digest);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Owner owner = owner(row);
          if (!owner.isItem() && !owner.isEntry()) {
            types.put(owner.contentId(), row.getString(5));
          }
          long item = owner.isItem() ? owner.itemId() : 0;
          jobs.add(new Job(row.getLong(1), owner, row.getString(4), item, Optional.empty()));
        }
      }
      if (jobs.stream().anyMatch(job -> job.owner().isEntry())) {
        jobs = withItems(jobs, ContainerPlaces.read(connection, missingEvidence));
      }
    }
    return types.isEmpty() ? jobs : placed(folder, jobs, types);
  }

  /**
   * Containers whose entries lie beside them, and which no reader has taken apart yet; those on
   * missing evidence wait.
   */
  static List<Job> beside(CaseFolder folder, ExtensionHost host, Collection<Long> missingEvidence)
      throws SQLException, IOException {
    List<Job> jobs = new ArrayList<>();
    Map<Long, String> types = new HashMap<>();
    List<Job> there = new ArrayList<>();
    try (Connection connection = folder.openCase();
        PreparedStatement query = connection.prepareStatement(BESIDE)) {
      query.setString(1, ContainerReaders.PLACED);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          String reader = ContainerReaders.placedReader(row.getString(2)).orElseThrow();
          String read = row.getString(3);
          boolean done = read != null && List.of(read.split("\n")).contains(reader);
          if (!done && Readings.isReader(host, reader)) {
            long content = row.getLong(1);
            types.put(content, row.getString(2));
            jobs.add(new Job(0, Owner.content(content), reader, 0, Optional.empty()));
          }
        }
      }
      for (Job job : types.isEmpty() ? jobs : placed(folder, jobs, types)) {
        if (isThere(connection, job, missingEvidence)) {
          there.add(job);
        }
      }
    }
    return there;
  }

  private static boolean isThere(Connection connection, Job job, Collection<Long> missingEvidence)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT evidence_id FROM item WHERE id = ?")) {
      query.setLong(1, job.itemId());
      try (ResultSet row = query.executeQuery()) {
        return row.next() && !missingEvidence.contains(row.getLong(1));
      }
    }
  }

  private static Owner owner(ResultSet row) throws SQLException {
    long content = row.getLong(2);
    long entry = row.getLong(6);
    if (content == 0) {
      return Owner.item(row.getLong(3));
    }
    return entry < 0 ? Owner.content(content) : Owner.entry(content, entry);
  }

  /** The same with the items that hold the entries; those that nothing holds are gone. */
  private static List<Job> withItems(List<Job> jobs, ContainerPlaces places) {
    List<Job> known = new ArrayList<>();
    for (Job job : jobs) {
      if (!job.owner().isEntry()) {
        known.add(job);
        continue;
      }
      places
          .of(job.owner().contentId())
          .ifPresent(
              place ->
                  known.add(
                      new Job(
                          job.id(),
                          job.owner(),
                          job.extractor(),
                          place.itemId(),
                          Optional.empty())));
    }
    return known;
  }

  /** The same with a place of each content; without one it is gone. */
  private static List<Job> placed(CaseFolder folder, List<Job> jobs, Map<Long, String> types)
      throws IOException {
    Map<Long, Examination.Known> places = new HashMap<>();
    try (CaseReader reader = new CaseReader(folder)) {
      reader.places(
          types.keySet(),
          item -> {
            long content = item.contentId().orElseThrow();
            places.putIfAbsent(
                content,
                new Examination.Known(content, types.get(content), item.itemId(), item.locator()));
          });
    }
    return jobs.stream()
        .filter(job -> job.itemId() != 0 || places.containsKey(job.owner().contentId()))
        .map(job -> job.itemId() != 0 ? job : at(job, places.get(job.owner().contentId())))
        .toList();
  }

  private static Job at(Job job, Examination.Known place) {
    return new Job(job.id(), job.owner(), job.extractor(), place.itemId(), Optional.of(place));
  }
}
