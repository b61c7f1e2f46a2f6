package org.dalel.casefile.write;

import java.sql.Connection;
import java.sql.SQLException;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;

/**
 * Makes a case whole after a death: text that no content names is swept away, and content whose
 * text did not reach the disk (two files do not commit together) is to be done again.
 */
public final class CrashRepair {
  private CrashRepair() {}

  /** Repairs; nothing else may have the case open for writing. */
  public static void repair(Connection caseDb, CaseFolder folder) throws SQLException {
    Sqlite.execute(
        caseDb,
        "ATTACH DATABASE '" + folder.textDb().toString().replace("'", "''") + "' AS text_db");
    try {
      sweepText(caseDb);
      redoLostText(caseDb);
    } finally {
      Sqlite.execute(caseDb, "DETACH DATABASE text_db");
    }
  }

  private static void sweepText(Connection db) throws SQLException {
    long last = Sqlite.number(db, "SELECT coalesce(max(id), 0) FROM content");
    Sqlite.execute(db, "DELETE FROM text_db.text_index WHERE rowid > " + last);
    Sqlite.execute(db, "DELETE FROM text_db.text WHERE content_id > " + last);
  }

  private static void redoLostText(Connection db) throws SQLException {
    String lost =
        "SELECT c.id FROM content c LEFT JOIN text_db.text t ON t.content_id = c.id WHERE c.text_length > 0 AND t.content_id IS NULL";
    if (Sqlite.number(db, "SELECT count(*) FROM (" + lost + ")") == 0) {
      return;
    }
    Sqlite.execute(db, "BEGIN");
    Sqlite.execute(db, "CREATE TEMP TABLE lost AS " + lost);
    // whatever was read later than lost text may lean on it: those items are done again
    Sqlite.execute(
        db,
        "CREATE TEMP TABLE gone AS SELECT id FROM content WHERE id >= (SELECT min(id) FROM lost)");
    forget(db);
    Sqlite.execute(db, "COMMIT");
    Sqlite.execute(db, "DELETE FROM text_db.text_index WHERE rowid IN (SELECT id FROM gone)");
    Sqlite.execute(db, "DELETE FROM text_db.text WHERE content_id IN (SELECT id FROM gone)");
    Sqlite.execute(db, "DROP TABLE lost");
    Sqlite.execute(db, "DROP TABLE gone");
  }

  /**
   * Takes the contents of the temporary table {@code gone}, and all that hangs on them, out of the
   * case.
   */
  static void forget(Connection db) throws SQLException {
    String gone = "(SELECT id FROM gone)";
    Sqlite.execute(db, "DELETE FROM item_result WHERE content_id IN " + gone);
    Sqlite.execute(
        db,
        "DELETE FROM identifier WHERE artifact_id IN (SELECT id FROM artifact WHERE content_id IN "
            + gone
            + ")");
    Sqlite.execute(
        db,
        "DELETE FROM event WHERE artifact_id IN (SELECT id FROM artifact WHERE content_id IN "
            + gone
            + ")");
    Sqlite.execute(db, "DELETE FROM artifact WHERE content_id IN " + gone);
    Sqlite.execute(db, "DELETE FROM embedded WHERE content_id IN " + gone);
    Sqlite.execute(db, "DELETE FROM hash_hit WHERE content_id IN " + gone);
    Sqlite.execute(db, "DELETE FROM failure WHERE content_id IN " + gone);
    Sqlite.execute(db, "DELETE FROM content WHERE id IN " + gone);
  }
}
