package org.dalel.casefile.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.dalel.casefile.Sqlite;

/** Writes {@code content} and all that hangs on it. */
public final class ContentTable {
  private final Statements content;
  private final Statements replace;
  private final Statements embedded;
  private final Statements beside;
  private final Statements wanted;
  private final Statements hashHit;
  private final FailureTable failures;
  private final TextTable text;
  private final ArtifactTable artifacts;
  private final ExtractionTable extractions;
  private final Connection connection;
  private long nextContent;

  ContentTable(
      Connection connection,
      TextTable text,
      ArtifactTable artifacts,
      ExtractionTable extractions,
      FailureTable failures)
      throws SQLException {
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
            "content_id, position, name, kind, size, mtime, atime, ctime, crtime, mode, uid, gid,"
                + " link_target, child_id, status, why");
    beside =
        Statements.insert(
            connection,
            "embedded_source",
            "content_id, position, item_id, source_content_id, source_position");
    wanted =
        new Statements(
            connection,
            "INSERT OR IGNORE INTO content_wanted (content_id, extractor) VALUES (?,?)");
    hashHit =
        new Statements(
            connection, "INSERT OR IGNORE INTO hash_hit (content_id, hash_set_id) VALUES (?,?)");
    this.connection = connection;
    this.text = text;
    this.artifacts = artifacts;
    this.extractions = extractions;
    this.failures = failures;
    nextContent = Sqlite.number(connection, "SELECT coalesce(max(id), 0) + 1 FROM content");
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
      artifacts.add(Owner.content(id), found);
    }
    for (long set : row.hashSets()) {
      hashHit.number(id).number(set).queue();
    }
    for (String extractor : row.wantedBy()) {
      wanted.number(id).text(extractor).queue();
    }
    for (ExtractionRow extraction : row.extractions()) {
      extractions.add(Owner.content(id), extraction);
    }
    for (FailureRow failure : row.failures()) {
      failures.add(failure);
    }
  }

  /**
   * A container that was taken apart again, with secrets.
   *
   * @param extraction row id of the reading with which it is replaced; 0 for the first that looks
   *     beside the container
   * @param again what the reading had to do with secrets this time
   * @param status how the container ended
   * @param why the reason when it was not parsed
   * @param embedded all that is in it, in place of what was listed before
   * @param failures what did not work, in place of what had not before
   */
  public record Reopened(
      long contentId,
      long extraction,
      ExtractionRow again,
      ContentStatus status,
      Optional<String> why,
      List<EmbeddedRow> embedded,
      List<FailureRow> failures) {}

  /** Replaces what is known of what a container holds. */
  public void reopen(Reopened row) throws SQLException {
    flush();
    long id = row.contentId();
    Sqlite.execute(connection, "DELETE FROM embedded WHERE content_id = " + id);
    Sqlite.execute(connection, "DELETE FROM embedded_source WHERE content_id = " + id);
    for (EmbeddedRow child : row.embedded()) {
      addEmbedded(id, child);
    }
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE content SET status = ?, why = ? WHERE id = ?")) {
      update.setString(1, row.status().label());
      update.setString(2, row.why().orElse(null));
      update.setLong(3, id);
      update.executeUpdate();
    }
    if (row.status() != ContentStatus.ENCRYPTED) {
      // those with a reason of their own are encrypted by the file system too
      String opened = " SET status = 'examined' WHERE status = 'encrypted' AND why IS NULL AND ";
      Sqlite.execute(connection, "UPDATE item_result" + opened + "content_id = " + id);
      Sqlite.execute(connection, "UPDATE embedded" + opened + "child_id = " + id);
    }
    Sqlite.execute(
        connection,
        "DELETE FROM failure WHERE stage = 'parse' AND entry IS NULL AND content_id = " + id);
    for (FailureRow failure : row.failures()) {
      failures.add(failure);
    }
    if (row.extraction() == 0) {
      extractions.add(Owner.content(id), row.again());
    } else {
      extractions.replaceLocks(row.extraction(), row.again());
    }
  }

  /** Brings what is queued into the tables. */
  void flush() throws SQLException {
    content.flush();
    replace.flush();
    embedded.flush();
    beside.flush();
    wanted.flush();
    artifacts.flush();
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
    EmbeddedRow.Facts facts = row.facts();
    embedded.number(parent).number(row.position()).text(row.name()).text(row.kind());
    embedded.numberOrNull(row.size()).boxed(facts.modified()).boxed(facts.accessed());
    embedded.boxed(facts.changed()).boxed(facts.created()).boxed(facts.mode());
    embedded.boxed(facts.uid()).boxed(facts.gid()).text(facts.linkTarget());
    embedded.numberOrNull(row.child() == null ? -1 : row.child().id());
    embedded.text(row.status().label()).text(row.why().orElse(null)).queue();
    if (row.beside().isPresent()) {
      Owner source = row.beside().get();
      beside.number(parent).number(row.position()).numberOrNull(source.itemId());
      beside.numberOrNull(source.contentId()).numberOrNull(source.entry()).queue();
    }
  }
}
