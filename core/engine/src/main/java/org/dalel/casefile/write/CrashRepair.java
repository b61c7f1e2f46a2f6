package org.dalel.casefile.write;

import java.sql.Connection;
import java.sql.SQLException;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;

/**
 * Makes a case whole after a death: what no commit mark names is swept away, and content whose text
 * did not reach the disk is to be done again.
 *
 * <p>A setting {@code clean} says that the last writer closed the case; then nothing is to be done.
 */
public final class CrashRepair {
  private CrashRepair() {}

  /**
   * Repairs; nothing else may have the case open for writing. The case counts as unclean until its
   * writer closes it. A case without evidence never had a writer: there is nothing to repair.
   *
   * @return whether the writer before had died
   */
  public static boolean repair(Connection caseDb, CaseFolder folder) throws SQLException {
    boolean clean = Sqlite.number(caseDb, "SELECT count(*) FROM setting WHERE key = 'clean'") > 0;
    if (clean) {
      Sqlite.execute(caseDb, "DELETE FROM setting WHERE key = 'clean'");
      return false;
    }
    if (Sqlite.number(caseDb, "SELECT count(*) FROM evidence") == 0) {
      return false;
    }
    attachText(caseDb, folder);
    redoLostText(caseDb);
    sweepText(caseDb);
    Sqlite.execute(
        caseDb,
        "DELETE FROM failure WHERE item_id IS NOT NULL AND item_id NOT IN (SELECT item_id FROM item_result)"
            + " AND stage <> 'context'");
    detachText(caseDb);
    return true;
  }

  /** Says that the writer closed the case; to be committed with its last changes. */
  static void markClean(Connection caseDb) throws SQLException {
    Sqlite.execute(caseDb, "INSERT OR REPLACE INTO setting (key, value) VALUES ('clean', '1')");
  }

  /** Makes {@code text.db} visible as {@code text_db}. */
  static void attachText(Connection caseDb, CaseFolder folder) throws SQLException {
    Sqlite.execute(
        caseDb,
        "ATTACH DATABASE '" + folder.textDb().toString().replace("'", "''") + "' AS text_db");
  }

  static void detachText(Connection caseDb) throws SQLException {
    Sqlite.execute(caseDb, "DETACH DATABASE text_db");
  }

  /** Removes text and index rows of contents that are not there, or have no text by their row. */
  static void sweepText(Connection db) throws SQLException {
    Sqlite.execute(
        db,
        "DELETE FROM text_db.text WHERE content_id NOT IN (SELECT id FROM content WHERE text_length > 0)");
    Sqlite.execute(
        db,
        "CREATE TEMP TABLE stray AS SELECT id FROM text_db.text_index_docsize"
            + " WHERE id NOT IN (SELECT id FROM content WHERE text_length > 0 OR metadata IS NOT NULL)");
    Sqlite.execute(db, "DELETE FROM text_db.text_index WHERE rowid IN (SELECT id FROM temp.stray)");
    Sqlite.execute(db, "DROP TABLE temp.stray");
  }

  /**
   * A disk that lost the end of {@code text.db} although it was told to keep it: the contents from
   * the first lost one on, and all that contain one of them, are forgotten and read again.
   */
  private static void redoLostText(Connection db) throws SQLException {
    String lost =
        "SELECT c.id FROM content c LEFT JOIN text_db.text t ON t.content_id = c.id WHERE c.text_length > 0 AND t.content_id IS NULL";
    if (Sqlite.number(db, "SELECT count(*) FROM (" + lost + ")") == 0) {
      return;
    }
    Sqlite.execute(db, "BEGIN");
    gone(db, "SELECT id FROM content WHERE id >= (SELECT min(id) FROM (" + lost + "))");
    forget(db);
    Sqlite.execute(db, "COMMIT");
    Sqlite.execute(db, "DROP TABLE temp.gone");
  }

  /** Makes the temporary table {@code gone}: the selected contents and all that contain them. */
  static void gone(Connection db, String contents) throws SQLException {
    Sqlite.execute(
        db,
        "CREATE TEMP TABLE gone AS WITH RECURSIVE lost (id) AS ("
            + contents
            + " UNION SELECT e.content_id FROM embedded e JOIN lost ON e.child_id = lost.id) SELECT id FROM lost");
    Sqlite.execute(db, "CREATE INDEX temp.gone_id ON gone (id)");
  }

  /**
   * Takes the contents of the temporary table {@code gone}, and all that hangs on them, out of the
   * case.
   */
  static void forget(Connection db) throws SQLException {
    String gone = "(SELECT id FROM temp.gone)";
    String artifacts = "(SELECT id FROM artifact WHERE content_id IN " + gone + ")";
    Sqlite.execute(
        db,
        "DELETE FROM failure WHERE item_id IN (SELECT item_id FROM item_result WHERE content_id IN "
            + gone
            + ")");
    Sqlite.execute(db, "DELETE FROM item_result WHERE content_id IN " + gone);
    Sqlite.execute(db, "DELETE FROM identifier WHERE artifact_id IN " + artifacts);
    Sqlite.execute(db, "DELETE FROM event WHERE artifact_id IN " + artifacts);
    Sqlite.execute(db, "DELETE FROM artifact WHERE content_id IN " + gone);
    forgetExtractions(db, "content_id IN " + gone);
    Sqlite.execute(db, "DELETE FROM content_wanted WHERE content_id IN " + gone);
    Sqlite.execute(db, "DELETE FROM entry_result WHERE content_id IN " + gone);
    Sqlite.execute(db, "DELETE FROM embedded WHERE content_id IN " + gone);
    Sqlite.execute(db, "DELETE FROM embedded_source WHERE content_id IN " + gone);
    Sqlite.execute(db, "DELETE FROM hash_hit WHERE content_id IN " + gone);
    Sqlite.execute(db, "DELETE FROM failure WHERE content_id IN " + gone);
    Sqlite.execute(db, "DELETE FROM content WHERE id IN " + gone);
  }

  /** Takes what extractors found at the selected items' places out of the case. */
  static void forgetPlaces(Connection db, String items) throws SQLException {
    String artifacts = "(SELECT id FROM artifact WHERE item_id IN " + items + ")";
    Sqlite.execute(db, "DELETE FROM identifier WHERE artifact_id IN " + artifacts);
    Sqlite.execute(db, "DELETE FROM event WHERE artifact_id IN " + artifacts);
    Sqlite.execute(db, "DELETE FROM artifact WHERE item_id IN " + items);
    forgetExtractions(db, "item_id IN " + items);
    Sqlite.execute(db, "DELETE FROM context_result WHERE item_id IN " + items);
  }

  /**
   * Takes what extractors found at entries of containers, where something failed, out of the case.
   */
  static void forgetFailedEntries(Connection db) throws SQLException {
    String failed =
        "(content_id, entry) IN (SELECT content_id, entry FROM failure WHERE entry IS NOT NULL)";
    String artifacts = "(SELECT id FROM artifact WHERE " + failed + ")";
    Sqlite.execute(db, "DELETE FROM identifier WHERE artifact_id IN " + artifacts);
    Sqlite.execute(db, "DELETE FROM event WHERE artifact_id IN " + artifacts);
    Sqlite.execute(db, "DELETE FROM artifact WHERE " + failed);
    forgetExtractions(db, failed);
    Sqlite.execute(db, "DELETE FROM entry_result WHERE " + failed);
    Sqlite.execute(db, "DELETE FROM failure WHERE entry IS NOT NULL");
  }

  private static void forgetExtractions(Connection db, String which) throws SQLException {
    String gone = "(SELECT id FROM extraction WHERE " + which + ")";
    Sqlite.execute(db, "DELETE FROM lock WHERE extraction_id IN " + gone);
    Sqlite.execute(db, "DELETE FROM secret WHERE extraction_id IN " + gone);
    Sqlite.execute(db, "DELETE FROM extraction WHERE " + which);
  }
}
