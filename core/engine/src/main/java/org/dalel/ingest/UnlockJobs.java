package org.dalel.ingest;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.write.Owner;

/** The extractions that something locked may be opened in by the secrets known now. */
final class UnlockJobs {
  private static final String SQL =
      "SELECT e.id, e.content_id, e.item_id, e.extractor, c.type FROM extraction e LEFT JOIN content c ON c.id = e.content_id"
          + " WHERE e.tried_with IS NOT ? AND EXISTS (SELECT 1 FROM lock l JOIN secret s ON s.kind = l.kind WHERE l.extraction_id = e.id)"
          + " ORDER BY e.id";

  private UnlockJobs() {}

  /**
   * An extraction to be repeated.
   *
   * @param id its row
   * @param owner what it looked at
   * @param extractor its plugin and name
   * @param content the content that it looked at, with one of its places
   */
  record Job(long id, Owner owner, String extractor, Optional<Examination.Known> content) {}

  /** What was not yet tried with these secrets. */
  static List<Job> pending(CaseFolder folder, String digest) throws SQLException, IOException {
    List<Job> jobs = new ArrayList<>();
    Map<Long, String> types = new HashMap<>();
    try (Connection connection = folder.openCase();
        PreparedStatement query = connection.prepareStatement(SQL)) {
      query.setString(1, digest);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          long content = row.getLong(2);
          Owner owner = content == 0 ? Owner.item(row.getLong(3)) : Owner.content(content);
          if (content != 0) {
            types.put(content, row.getString(5));
          }
          jobs.add(new Job(row.getLong(1), owner, row.getString(4), Optional.empty()));
        }
      }
    }
    return types.isEmpty() ? jobs : placed(folder, jobs, types);
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
        .filter(job -> job.owner().isItem() || places.containsKey(job.owner().contentId()))
        .map(
            job ->
                new Job(
                    job.id(),
                    job.owner(),
                    job.extractor(),
                    Optional.ofNullable(places.get(job.owner().contentId()))))
        .toList();
  }
}
