package org.dalel.casefile.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.dalel.casefile.Sqlite;

/** Writes {@code artifact}, {@code identifier}, {@code event} and what a search needs of them. */
final class ArtifactTable {
  private final Statements artifact;
  private final Statements identifier;
  private final Statements event;
  private final Connection connection;
  private final ArtifactIndex index;
  private final BulkTables bulk;
  private long nextArtifact;

  ArtifactTable(Connection connection, ArtifactIndex index) throws SQLException {
    this.connection = connection;
    this.index = index;
    this.bulk = new BulkTables(connection);
    artifact =
        Statements.insert(
            connection,
            "artifact",
            "id, content_id, entry, item_id, plugin, plugin_version, type, state, confidence, position, fields");
    identifier =
        Statements.insert(connection, "identifier", "artifact_id, kind, normalised, raw, role");
    event = Statements.insert(connection, "event", "artifact_id, time_ns, kind, description");
    nextArtifact = Sqlite.number(connection, "SELECT coalesce(max(id), 0) + 1 FROM artifact");
  }

  void add(Owner owner, ArtifactRow row) throws SQLException {
    long id = nextArtifact++;
    artifact.number(id).numberOrNull(owner.contentId()).numberOrNull(owner.entry());
    artifact.numberOrNull(owner.itemId());
    artifact.text(row.plugin()).text(row.pluginVersion()).text(row.type()).text(row.state());
    artifact.text(row.confidence()).text(row.position()).text(row.fields()).queue();
    index.add(id, row.text());
    if (row.rows().isPresent()) {
      bulk.store(id, row.rows().get());
    }
    for (ArtifactRow.IdentifierRow found : row.identifiers()) {
      identifier
          .number(id)
          .text(found.kind())
          .text(found.normalised())
          .text(found.raw())
          .text(found.role())
          .queue();
    }
    for (ArtifactRow.EventRow point : row.events()) {
      event.number(id).number(point.time()).text(point.kind()).text(point.description()).queue();
    }
  }

  /** The id of the artifact that is added next; ids ascend. */
  long next() {
    return nextArtifact;
  }

  /** Takes what an extractor found in its owner, which a condition names, out of the case. */
  void forget(String owner, String extractor) throws SQLException {
    flush();
    String mine = "plugin = ? AND " + owner;
    String ids = "(SELECT id FROM artifact WHERE " + mine + ")";
    index.forget(mine, extractor);
    for (String delete :
        List.of(
            "DELETE FROM identifier WHERE artifact_id IN " + ids,
            "DELETE FROM event WHERE artifact_id IN " + ids,
            "DELETE FROM artifact WHERE " + mine)) {
      try (PreparedStatement statement = connection.prepareStatement(delete)) {
        statement.setString(1, extractor);
        statement.executeUpdate();
      }
    }
  }

  /** Makes bulk records findable, if there are any. */
  void indexBulk() throws SQLException {
    bulk.index();
  }

  /** Brings what is queued into the tables. */
  void flush() throws SQLException {
    artifact.flush();
    identifier.flush();
    event.flush();
    bulk.flush();
  }
}
