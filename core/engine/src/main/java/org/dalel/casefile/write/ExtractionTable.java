package org.dalel.casefile.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dalel.api.Secret;
import org.dalel.casefile.Sqlite;

/**
 * Writes what extractors did beyond reading a content once: {@code context_result}, {@code
 * extraction}, {@code lock} and {@code secret}.
 */
public final class ExtractionTable {
  /**
   * Begins the keys of settings that name extractions whose artifacts come in parts, and whose end
   * has not come; the value is the condition on these artifacts.
   */
  private static final String UNFINISHED = "unfinished ";

  private final Statements done;
  private final Statements doneInside;
  private final Statements extraction;
  private final Statements lock;
  private final Statements secret;
  private final ArtifactTable artifacts;
  private final FailureTable failures;
  private final Connection connection;
  private long nextExtraction;
  private final Map<String, Long> begun = new HashMap<>();

  ExtractionTable(Connection connection, ArtifactTable artifacts, FailureTable failures)
      throws SQLException {
    done =
        new Statements(
            connection, "INSERT OR IGNORE INTO context_result (item_id, extractor) VALUES (?,?)");
    doneInside =
        new Statements(
            connection,
            "INSERT OR IGNORE INTO entry_result (content_id, entry, extractor) VALUES (?,?,?)");
    extraction =
        Statements.insert(
            connection, "extraction", "id, content_id, entry, item_id, extractor, tried_with");
    lock = Statements.insert(connection, "lock", "extraction_id, name, kind, attempts, opened_by");
    secret =
        new Statements(
            connection,
            "INSERT OR IGNORE INTO secret (kind, value, source, extraction_id) VALUES (?,?,?,?)");
    this.connection = connection;
    this.artifacts = artifacts;
    this.failures = failures;
    nextExtraction = Sqlite.number(connection, "SELECT coalesce(max(id), 0) + 1 FROM extraction");
  }

  /**
   * What an extractor made of a place.
   *
   * @param owner the file or folder: an item, or an entry of a container
   * @param extractor its plugin and name
   * @param artifacts what it found
   * @param secrets what it had to do with secrets; empty when it had nothing
   * @param failures what did not work
   */
  public record ContextRow(
      Owner owner,
      String extractor,
      List<ArtifactRow> artifacts,
      List<ExtractionRow> secrets,
      List<FailureRow> failures) {}

  /** Stores what was found at a place, and that it was looked at. */
  public void store(ContextRow row) throws SQLException {
    Owner owner = row.owner();
    for (ArtifactRow found : row.artifacts()) {
      artifacts.add(owner, found);
    }
    for (ExtractionRow one : row.secrets()) {
      add(owner, one);
    }
    for (FailureRow failure : row.failures()) {
      failures.add(failure);
    }
    finished(owner, row.extractor());
    if (owner.isItem()) {
      done.number(owner.itemId()).text(row.extractor()).run();
    } else {
      doneInside.number(owner.contentId()).number(owner.entry()).text(row.extractor()).run();
    }
  }

  /**
   * Says that an extractor hands on what it finds in parts, and has not come to its end. What it
   * found before stays until then.
   */
  public void begin(Owner owner, String extractor) throws SQLException {
    long first = artifacts.next();
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)")) {
      insert.setString(1, unfinished(owner, extractor));
      insert.setString(2, owner.condition() + " AND id >= " + first);
      insert.executeUpdate();
    }
    begun.put(unfinished(owner, extractor), first);
  }

  /** Stores a part of what an extractor finds. */
  public void add(Owner owner, List<ArtifactRow> part) throws SQLException {
    for (ArtifactRow found : part) {
      artifacts.add(owner, found);
    }
  }

  /**
   * Says that an extraction has come to its end.
   *
   * @return the condition on the artifacts of its owner that are older than its parts; on all where
   *     it had none
   */
  private String finished(Owner owner, String extractor) throws SQLException {
    Long first = begun.remove(unfinished(owner, extractor));
    if (first == null) {
      return owner.condition();
    }
    run("DELETE FROM setting WHERE key = ?", unfinished(owner, extractor));
    return owner.condition() + " AND id < " + first;
  }

  private static String unfinished(Owner owner, String extractor) {
    return UNFINISHED + extractor + " " + owner.condition();
  }

  /** Takes out the parts of extractions that did not come to their end, and will not any more. */
  void forgetUnfinished() throws SQLException {
    Map<String, String> all = new TreeMap<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT key, value FROM setting WHERE key GLOB '" + UNFINISHED + "*'");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        all.put(rows.getString(1), rows.getString(2));
      }
    }
    for (Map.Entry<String, String> one : all.entrySet()) {
      String extractor = one.getKey().substring(UNFINISHED.length()).split(" ", 2)[0];
      artifacts.forget(one.getValue(), extractor);
      run("DELETE FROM setting WHERE key = ?", one.getKey());
    }
    begun.clear();
  }

  /**
   * What a text scanner found in an item: in a range of free space, or in the slack of a file.
   *
   * @param itemId the range or the file
   * @param artifacts what it found
   * @param secrets what it had to do with secrets; empty when it had nothing
   */
  public record ScanRow(long itemId, List<ArtifactRow> artifacts, List<ExtractionRow> secrets) {}

  /** Stores what was found in free space. */
  public void store(ScanRow row) throws SQLException {
    Owner owner = Owner.item(row.itemId());
    for (ArtifactRow found : row.artifacts()) {
      artifacts.add(owner, found);
    }
    for (ExtractionRow one : row.secrets()) {
      add(owner, one);
    }
  }

  /**
   * What an extraction gave when it was repeated with secrets.
   *
   * @param id row id of the extraction
   * @param owner what was looked at
   * @param artifacts what it found, in place of what it had found before; the last of it where it
   *     came in parts
   * @param again what it had to do with secrets this time
   * @param failures what did not work, in place of what had not before
   */
  public record Repeated(
      long id,
      Owner owner,
      List<ArtifactRow> artifacts,
      ExtractionRow again,
      List<FailureRow> failures) {}

  /** Replaces what an extraction gave. */
  public void replace(Repeated row) throws SQLException {
    String ofOwner = row.owner().condition();
    String extractor = row.again().extractor();
    artifacts.forget(finished(row.owner(), extractor), extractor);
    run("DELETE FROM failure WHERE extractor = ? AND " + ofOwner, extractor);
    for (ArtifactRow found : row.artifacts()) {
      artifacts.add(row.owner(), found);
    }
    replaceLocks(row.id(), row.again());
    for (FailureRow failure : row.failures()) {
      failures.add(failure);
    }
  }

  /** Replaces what an extraction had to do with secrets; what it offered before stays known. */
  void replaceLocks(long id, ExtractionRow again) throws SQLException {
    Sqlite.execute(connection, "DELETE FROM lock WHERE extraction_id = " + id);
    run("UPDATE extraction SET tried_with = ? WHERE id = " + id, again.triedWith());
    addTo(id, again);
  }

  /**
   * Says why an extraction could not be repeated with these secrets, in place of what was said of
   * earlier ones; what it found without them stays.
   *
   * @param id row id of the extraction; 0 of a container that no reader has looked beside yet
   */
  public void giveUp(long id, String triedWith, FailureRow failure) throws SQLException {
    String extractor = failure.extractor().orElseThrow();
    if (id == 0) {
      Owner container = Owner.content(failure.content().id());
      add(container, new ExtractionRow(extractor, triedWith, List.of(), List.of()));
    } else {
      run("UPDATE extraction SET tried_with = ? WHERE id = " + id, triedWith);
    }
    try (PreparedStatement earlier =
        connection.prepareStatement(
            "DELETE FROM failure WHERE extractor = ? AND message = ?"
                + " AND (item_id = ? OR content_id = ? AND entry IS ?)")) {
      earlier.setString(1, extractor);
      earlier.setString(2, failure.message());
      earlier.setLong(3, failure.itemId());
      earlier.setLong(4, failure.content() == null ? 0 : failure.content().id());
      earlier.setObject(5, failure.entry() < 0 ? null : failure.entry());
      earlier.executeUpdate();
    }
    failures.add(failure);
  }

  /** Makes what extractions gave findable by its owner, if it is not yet: it is to be replaced. */
  public void indexArtifacts() throws SQLException {
    for (String index :
        List.of(
            "artifact_content ON artifact (content_id) WHERE content_id IS NOT NULL",
            "artifact_item ON artifact (item_id) WHERE item_id IS NOT NULL",
            "identifier_artifact ON identifier (artifact_id)",
            "event_artifact ON event (artifact_id)")) {
      Sqlite.execute(connection, "CREATE INDEX IF NOT EXISTS " + index);
    }
  }

  /** Makes places findable by their path, if they are not yet. */
  public void indexPlaces() throws SQLException {
    Sqlite.execute(connection, "CREATE INDEX IF NOT EXISTS item_place ON item (evidence_id, path)");
  }

  void add(Owner owner, ExtractionRow row) throws SQLException {
    long id = nextExtraction++;
    extraction.number(id).numberOrNull(owner.contentId()).numberOrNull(owner.entry());
    extraction.numberOrNull(owner.itemId());
    extraction.text(row.extractor()).text(row.triedWith()).run();
    addTo(id, row);
  }

  private void addTo(long id, ExtractionRow row) throws SQLException {
    for (ExtractionRow.LockRow one : row.locks()) {
      lock.number(id).text(one.name()).text(one.kind()).number(one.attempts());
      lock.text(one.openedBy()).run();
    }
    for (Secret one : row.offers()) {
      offer(id, one);
    }
  }

  private void offer(long extractionId, Secret one) throws SQLException {
    secret.text(one.kind().label()).text(one.value()).text(one.source());
    secret.numberOrNull(extractionId).run();
  }

  private void run(String sql, String value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      statement.executeUpdate();
    }
  }
}
