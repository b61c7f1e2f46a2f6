package org.dalel.casefile.write;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.TreeMap;

/** Writes {@code content} and all that hangs on it. */
public final class ContentTable {
  private final Statements content;
  private final Statements replace;
  private final Statements embedded;
  private final Statements artifact;
  private final Statements identifier;
  private final Statements event;
  private final Statements hashHit;
  private final FailureTable failures;
  private final TextTable text;
  private final Connection connection;
  private long nextContent;
  private long nextArtifact;

  ContentTable(Connection connection, TextTable text, FailureTable failures) throws SQLException {
    String columns =
        "sha256, md5, sha1, more_digests, size, type, complete, status, why, charset, text_length, text_truncated,"
            + " metadata, closure_count, closure_bytes, closure_height, id";
    content = Statements.insert(connection, "content", columns);
    replace =
        new Statements(
            connection,
            "UPDATE content SET "
                + columns.replace(", id", "").replace(",", " = ?,")
                + " = ? WHERE id = ?");
    embedded =
        Statements.insert(
            connection,
            "embedded",
            "content_id, position, name, size, mtime, crtime, child_id, status, why");
    artifact =
        Statements.insert(
            connection,
            "artifact",
            "id, content_id, item_id, plugin, plugin_version, type, state, confidence, position, fields");
    identifier =
        Statements.insert(connection, "identifier", "artifact_id, kind, normalised, raw, role");
    event = Statements.insert(connection, "event", "artifact_id, time_ns, kind, description");
    hashHit =
        new Statements(
            connection, "INSERT OR IGNORE INTO hash_hit (content_id, hash_set_id) VALUES (?,?)");
    this.connection = connection;
    this.text = text;
    this.failures = failures;
    nextContent =
        org.dalel.casefile.Sqlite.number(
            connection, "SELECT coalesce(max(id), 0) + 1 FROM content");
    nextArtifact =
        org.dalel.casefile.Sqlite.number(
            connection, "SELECT coalesce(max(id), 0) + 1 FROM artifact");
  }

  /** Stores a content once: a second worker's copy of one that is there already is dropped. */
  public void store(ContentRow row) throws SQLException {
    ContentRef ref = row.ref();
    boolean upgrade = ref.idOrZero() != 0 && ref.replaceable();
    if (ref.idOrZero() != 0 && !upgrade) {
      return;
    }
    long id = upgrade ? ref.idOrZero() : nextContent++;
    if (upgrade) {
      flush();
      text.forget(id);
    }
    text.add(id, row);
    bind(upgrade ? replace : content, row, id);
    ref.written(id);
    for (EmbeddedRow child : row.embedded()) {
      addEmbedded(id, child);
    }
    for (ArtifactRow found : row.artifacts()) {
      addArtifact(id, -1, found);
    }
    for (long set : row.hashSets()) {
      hashHit.number(id).number(set).queue();
    }
    for (FailureRow failure : row.failures()) {
      failures.add(failure);
    }
  }

  /** Brings what is queued into the tables. */
  void flush() throws SQLException {
    content.flush();
    replace.flush();
    embedded.flush();
    artifact.flush();
    identifier.flush();
    event.flush();
    hashHit.flush();
  }

  /** Forgets the text of the contents in the temporary table {@code gone}. */
  void forgetTextOfGone() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id FROM temp.gone")) {
      while (rows.next()) {
        text.forget(rows.getLong(1));
      }
    }
  }

  /** Adds what a context-scoped extractor found in an item. */
  public void addToItem(long itemId, ArtifactRow row) throws SQLException {
    addArtifact(-1, itemId, row);
  }

  private static void bind(Statements target, ContentRow row, long id) throws SQLException {
    Digests digests = row.digests();
    target.bytes(digests.sha256()).bytes(digests.md5()).bytes(digests.sha1());
    target.text(digests.more().isEmpty() ? null : Json.object(new TreeMap<>(digests.more())));
    target.number(row.size()).text(row.type()).flag(row.complete());
    target
        .text(row.outcome().status().label())
        .text(row.why().orElse(null))
        .text(row.charset().orElse(null));
    target
        .number(row.text().map(PackedText::length).orElse(0))
        .flag(row.textTruncated())
        .text(row.metadata());
    target
        .number(row.outcome().count())
        .number(row.outcome().bytes())
        .number(row.outcome().height());
    target.number(id).queue();
  }

  private void addEmbedded(long parent, EmbeddedRow row) throws SQLException {
    embedded.number(parent).number(row.position()).text(row.name()).numberOrNull(row.size());
    embedded.boxed(row.modified()).boxed(row.created());
    embedded.numberOrNull(row.child() == null ? -1 : row.child().id());
    embedded.text(row.status().label()).text(row.why().orElse(null)).queue();
  }

  private void addArtifact(long contentId, long itemId, ArtifactRow row) throws SQLException {
    long id = nextArtifact++;
    artifact.number(id).numberOrNull(contentId).numberOrNull(itemId);
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
}
