package org.dalel.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.dalel.casefile.write.Owner;

/**
 * Entries that are a file beside their container as it is: their bytes are read there, and the
 * container need not be taken apart again.
 */
final class StoredSources {
  private static final String SAME =
      "SELECT s.item_id, s.source_content_id, s.source_position FROM embedded_source s"
          + " JOIN embedded e ON e.content_id = s.content_id AND e.position = s.position"
          + " JOIN content c ON c.id = e.child_id"
          + " WHERE s.content_id = ? AND s.position = ? AND c.complete = 1 AND c.sha256 = CASE WHEN s.item_id IS NOT NULL"
          + " THEN (SELECT t.sha256 FROM item_result r JOIN content t ON t.id = r.content_id WHERE r.item_id = s.item_id)"
          + " ELSE (SELECT t.sha256 FROM embedded f JOIN content t ON t.id = f.child_id"
          + " WHERE f.content_id = s.source_content_id AND f.position = s.source_position) END";

  private StoredSources() {}

  /**
   * The item, or the entry of another container, with the same bytes; empty where none has them.
   */
  static Optional<Owner> of(Connection caseDb, long container, long position) throws SQLException {
    try (PreparedStatement query = caseDb.prepareStatement(SAME)) {
      query.setLong(1, container);
      query.setLong(2, position);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        long item = row.getLong(1);
        return Optional.of(
            item == 0 ? Owner.entry(row.getLong(2), row.getLong(3)) : Owner.item(item));
      }
    }
  }
}
