package org.dalel.casefile.view;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Whose the artifacts are, and where identifiers are mentioned. */
final class OwnerQueries {
  private static final String LAST = new String(Character.toChars(Character.MAX_CODE_POINT));

  private OwnerQueries() {}

  static long[] artifactsOf(Connection view, ViewRow row) throws SQLException {
    LongStream.Builder ids = LongStream.builder();
    if (row.contentId().isPresent()) {
      artifacts(view, row.contentId().getAsLong(), -1, 0, ids);
    }
    if (row.held().isPresent()) {
      artifacts(view, row.held().get().containerId(), row.held().get().position(), 0, ids);
    }
    if (!row.kind().equals("embedded")) {
      artifacts(view, 0, -1, row.itemId(), ids);
    }
    return ids.build().toArray();
  }

  private static void artifacts(
      Connection view, long content, long entry, long item, LongStream.Builder ids)
      throws SQLException {
    try (PreparedStatement select =
        view.prepareStatement(
            "SELECT id FROM artifact_owner WHERE content_id = ? AND entry = ? AND item_id = ?")) {
      select.setLong(1, content);
      select.setLong(2, entry);
      select.setLong(3, item);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          ids.add(found.getLong(1));
        }
      }
    }
  }

  static List<FoundIdentifier> identifiers(
      Connection view, Optional<String> kind, String beginning, int most) throws SQLException {
    String sql =
        "SELECT id, kind, normalised, mentions, places FROM mentioned WHERE"
            + " normalised >= ? AND normalised < ?"
            + (kind.isPresent() ? " AND kind = ?" : "")
            + " ORDER BY normalised, kind LIMIT "
            + most;
    List<FoundIdentifier> found = new ArrayList<>();
    try (PreparedStatement select = view.prepareStatement(sql)) {
      select.setString(1, beginning);
      select.setString(2, beginning + LAST);
      if (kind.isPresent()) {
        select.setString(3, kind.get());
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              new FoundIdentifier(
                  row.getLong(1),
                  row.getString(2),
                  row.getString(3),
                  row.getLong(4),
                  row.getLong(5)));
        }
      }
    }
    return found;
  }

  /** The normal forms of the identifiers of artifacts, by their rows in the case. */
  static Map<Long, List<String>> ofArtifacts(Connection view, long[] artifacts)
      throws SQLException {
    Map<Long, List<String>> found = new HashMap<>();
    try (PreparedStatement select =
        view.prepareStatement("SELECT value FROM identifier WHERE case_id = ?")) {
      for (long artifact : artifacts) {
        List<String> values = new ArrayList<>();
        select.setLong(1, artifact);
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            values.add(row.getString(1));
          }
        }
        found.put(artifact, values);
      }
    }
    return found;
  }

  static Map<String, Long> kinds(Connection view) throws SQLException {
    Map<String, Long> kinds = new LinkedHashMap<>();
    try (PreparedStatement select =
            view.prepareStatement(
                "SELECT kind, count(*) FROM mentioned GROUP BY kind ORDER BY kind");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        kinds.put(row.getString(1), row.getLong(2));
      }
    }
    return kinds;
  }

  /** The rows that mention an identifier, ascending. */
  static int[] rowsOf(Connection view, String kind, String value) throws SQLException {
    String sql =
        """
        SELECT r.id FROM mentioned i
          JOIN mentioned_at a ON a.identifier = i.id AND a.content_id > 0 AND a.entry < 0
          JOIN row r ON r.content_id = a.content_id WHERE i.normalised = ?1 AND i.kind = ?2
        UNION
        SELECT r.id FROM mentioned i
          JOIN mentioned_at a ON a.identifier = i.id AND a.entry >= 0
          JOIN row r ON r.container_id = a.content_id AND r.entry = a.entry
          WHERE i.normalised = ?1 AND i.kind = ?2
        UNION
        SELECT r.id FROM mentioned i JOIN mentioned_at a ON a.identifier = i.id AND a.item_id > 0
          JOIN row r ON r.item_id = a.item_id AND r.kind <> 'embedded'
          WHERE i.normalised = ?1 AND i.kind = ?2
        ORDER BY 1
        """;
    try (PreparedStatement select = view.prepareStatement(sql)) {
      select.setString(1, value);
      select.setString(2, kind);
      List<Integer> rows = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(row.getInt(1));
        }
      }
      return rows.stream().mapToInt(Integer::intValue).toArray();
    }
  }
}
