package org.dalel.casefile.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;

/**
 * The one writer of a case. Belongs to one thread; a change is applied whole, and {@link #commit}
 * makes what was applied since the last commit durable: first {@code text.db}, then {@code
 * case.db}.
 */
public final class CaseWriter implements AutoCloseable {
  /** Rows are added at the end of their tables: a small cache stays in the processor's. */
  private static final int CASE_CACHE_KIB = 8 * 1024;

  /** Pages that are changed and not committed stay in memory beyond that, up to so many. */
  private static final int CASE_CHANGED_PAGES = 8192;

  private static final int CHECKPOINT_PAGES = 1024;

  private final Connection caseDb;
  private final long run;
  private final TextDb textDb;
  private final ItemTable items;
  private final ArtifactIndex index;
  private final ArtifactTable artifacts;
  private final ExtractionTable extractions;
  private final ContentTable contents;
  private final FailureTable failures;
  private final EvidenceTable evidence;
  private long commits;

  /** Opens the case for one run; what a writer that died had left half done is taken out. */
  public CaseWriter(CaseFolder folder, long run) throws SQLException {
    this.run = run;
    caseDb = open(folder.caseDb(), CASE_CACHE_KIB);
    Sqlite.execute(caseDb, "PRAGMA cache_spill = " + CASE_CHANGED_PAGES);
    textDb = new TextDb(folder.textDb());
    items = new ItemTable(caseDb);
    failures = new FailureTable(caseDb, run);
    index = new ArtifactIndex(caseDb, textDb);
    artifacts = new ArtifactTable(caseDb, index);
    extractions = new ExtractionTable(caseDb, artifacts, failures);
    contents = new ContentTable(caseDb, new TextTable(textDb), artifacts, extractions, failures);
    evidence = new EvidenceTable(caseDb);
    begin();
    extractions.forgetUnfinished();
    index.repair();
  }

  /**
   * Says in the record of the run which plugins it has.
   *
   * @param json an object of them by their ids
   */
  public void plugins(String json) throws SQLException {
    try (PreparedStatement update =
        caseDb.prepareStatement(
            "UPDATE run SET versions = json_set(versions, '$.plugins', json(?)) WHERE id = ?")) {
      update.setString(1, json);
      update.setLong(2, run);
      update.executeUpdate();
    }
  }

  /** Items and their results. */
  public ItemTable items() {
    return items;
  }

  /** Contents and what was found in them. */
  public ContentTable contents() {
    return contents;
  }

  /** What extractors made of places, and secrets. */
  public ExtractionTable extractions() throws SQLException {
    flush();
    return extractions;
  }

  /** What did not work. */
  public FailureTable failures() {
    return failures;
  }

  /** Forgets what was said about items that are to be done again because more is wanted. */
  public void forgetFailuresOfIdentified() throws SQLException {
    flush();
    failures.forgetOfIdentified();
  }

  /** Evidence, volumes, file systems. */
  public EvidenceTable evidence() throws SQLException {
    flush();
    return evidence;
  }

  /** Makes all changes since the last commit durable and visible. */
  public void commit() throws SQLException {
    flush();
    textDb.commit();
    Sqlite.execute(caseDb, "COMMIT");
    commits++;
    begin();
  }

  /** Transactions committed so far. */
  public long commits() {
    return commits;
  }

  /**
   * Removes the contents to which no item leads any more: what a container gave before it was given
   * up, and what a death cut off from its item. For the end of a run, when all items have results.
   */
  public void sweepUnreachable() throws SQLException {
    flush();
    Sqlite.execute(
        caseDb,
        "CREATE TEMP TABLE gone AS SELECT id FROM content WHERE id NOT IN ("
            + "WITH RECURSIVE reached (id) AS (SELECT content_id FROM item_result WHERE content_id IS NOT NULL"
            + " UNION SELECT e.child_id FROM embedded e JOIN reached r ON e.content_id = r.id WHERE e.child_id IS NOT NULL)"
            + " SELECT id FROM reached)");
    Sqlite.execute(caseDb, "CREATE INDEX temp.gone_id ON gone (id)");
    CrashRepair.forget(caseDb);
    contents.forgetTextOfGone();
    Sqlite.execute(caseDb, "DROP TABLE temp.gone");
    index.repair();
  }

  /** Makes the bulk records findable that came in; for the end of a run. */
  public void indexBulk() throws SQLException {
    flush();
    artifacts.indexBulk();
  }

  /**
   * Takes out what a stop cut short, commits, marks the case as whole, brings the write-ahead logs
   * into the databases and closes them.
   */
  @Override
  public void close() throws SQLException {
    extractions().forgetUnfinished();
    CrashRepair.markClean(caseDb);
    textDb.commit();
    Sqlite.execute(caseDb, "COMMIT");
    Sqlite.execute(caseDb, "PRAGMA wal_checkpoint(TRUNCATE)");
    textDb.close();
    caseDb.close();
  }

  /** Other tables may look at items and contents: what is queued of these goes first. */
  private void flush() throws SQLException {
    items.flush();
    contents.flush();
    artifacts.flush();
  }

  private void begin() throws SQLException {
    textDb.begin();
    Sqlite.execute(caseDb, "BEGIN");
  }

  static Connection open(java.nio.file.Path file, int cacheKib) throws SQLException {
    Connection connection = Sqlite.openForWriting(file);
    Sqlite.execute(connection, "PRAGMA cache_size = -" + cacheKib);
    Sqlite.execute(connection, "PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
    Sqlite.execute(connection, "PRAGMA temp_store = FILE");
    return connection;
  }
}
