package org.dalel.casefile.write;

import java.sql.Connection;
import java.sql.SQLException;
import org.dalel.casefile.Sqlite;

/** Writes {@code artifact}, {@code identifier} and {@code event}. */
final class ArtifactTable {
  private final Statements artifact;
  private final Statements identifier;
  private final Statements event;
  private long nextArtifact;

  ArtifactTable(Connection connection) throws SQLException {
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

  /** Brings what is queued into the tables. */
  void flush() throws SQLException {
    artifact.flush();
    identifier.flush();
    event.flush();
  }
}
