package org.dalel.casefile.write;

import java.sql.Connection;
import java.sql.SQLException;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;

/** Forgets what failed, so that the next run tries it again. */
public final class Retry {
  private Retry() {}

  /**
   * Forgets the quarantine, contents with failures and what contains them, items that could not be
   * read, and file systems and evidence that were given up. No worker may be at the case.
   */
  public static void forgetFailures(CaseFolder folder) throws SQLException {
    try (Connection db = Sqlite.openForWriting(folder.caseDb())) {
      Sqlite.execute(db, "BEGIN IMMEDIATE");
      CrashRepair.gone(
          db,
          "SELECT content_id FROM failure WHERE content_id IS NOT NULL AND entry IS NULL"
              + " UNION SELECT id FROM content WHERE status = 'failed'");
      CrashRepair.forget(db);
      CrashRepair.forgetFailedEntries(db);
      forgetItems(db);
      forgetStructures(db);
      Sqlite.execute(db, "DELETE FROM quarantine");
      // the worker that starts next sweeps the text of what is gone
      Sqlite.execute(db, "DELETE FROM setting WHERE key = 'clean'");
      Sqlite.execute(db, "COMMIT");
    }
  }

  private static void forgetItems(Connection db) throws SQLException {
    CrashRepair.forgetPlaces(
        db, "(SELECT item_id FROM failure WHERE item_id IS NOT NULL AND stage = 'context')");
    forgetRanges(db);
    Sqlite.execute(
        db,
        "DELETE FROM item_result WHERE item_id IN (SELECT item_id FROM failure WHERE item_id IS NOT NULL"
            + " AND stage <> 'context') AND item_id IN (SELECT id FROM item WHERE readable = 1 OR (flags & 64) <> 0)");
    Sqlite.execute(db, "DELETE FROM failure WHERE item_id IS NOT NULL");
  }

  /** Of a group of files with slack the artifacts are those of its files. */
  private static void forgetRanges(Connection db) throws SQLException {
    String failed = "(SELECT item_id FROM failure WHERE item_id IS NOT NULL AND stage = 'search')";
    CrashRepair.forgetPlaces(db, failed);
    String fileSystems =
        "(SELECT file_system_id FROM item WHERE runs IS NULL AND (flags & 64) <> 0 AND id IN "
            + failed
            + ")";
    String slack =
        "(SELECT a.id FROM artifact a JOIN item i ON i.id = a.item_id WHERE a.state = 'slack'"
            + " AND json_type(a.fields, '$.\"evidence-byte\"') IS NOT NULL AND i.file_system_id IN "
            + fileSystems
            + ")";
    Sqlite.execute(db, "DELETE FROM identifier WHERE artifact_id IN " + slack);
    Sqlite.execute(db, "DELETE FROM event WHERE artifact_id IN " + slack);
    Sqlite.execute(db, "DELETE FROM artifact WHERE id IN " + slack);
    Sqlite.execute(
        db,
        "DELETE FROM item_result WHERE item_id IN (SELECT id FROM item WHERE runs IS NULL AND (flags & 64) <> 0"
            + " AND file_system_id IN "
            + fileSystems
            + ")");
  }

  private static void forgetStructures(Connection db) throws SQLException {
    String fileSystems = "(SELECT subject_id FROM quarantine WHERE subject = 'file system')";
    Sqlite.execute(
        db,
        "DELETE FROM failure WHERE stage = 'enumerate' AND (evidence_id, place) IN"
            + " (SELECT e.id, e.label || '/@' || f.start FROM file_system f JOIN evidence e ON e.id = f.evidence_id"
            + " WHERE f.id IN "
            + fileSystems
            + ")");
    Sqlite.execute(
        db,
        "UPDATE file_system SET enumerated = 0, status = 'examined', why = NULL WHERE id IN "
            + fileSystems);
    String given = "(SELECT subject_id FROM quarantine WHERE subject = 'evidence')";
    Sqlite.execute(db, "DELETE FROM failure WHERE stage = 'open' AND evidence_id IN " + given);
    Sqlite.execute(db, "DELETE FROM evidence WHERE format = 'unknown' AND id IN " + given);
    Sqlite.execute(
        db,
        "UPDATE evidence SET structure_read = 0, status = 'examined', why = NULL WHERE id IN "
            + given);
  }
}
