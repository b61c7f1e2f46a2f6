package org.dalel.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;

/**
 * What is not tried again: evidence, file systems, items and contents at which a worker died twice.
 *
 * <p>When the digest of the content at hand was known, the content is barred (wherever it occurs)
 * in the stages from the fatal one on; otherwise the item.
 */
final class Quarantine {
  private final Map<String, Entry> bySubject = new HashMap<>();
  private final Map<String, Entry> byContent = new HashMap<>();

  /**
   * Why something is barred.
   *
   * @param stage the stage that is not entered again
   * @param kind time, memory or crash
   * @param message for the examiner
   */
  record Entry(String stage, String kind, String message) {}

  /** What is barred in a case. */
  static Quarantine load(Connection caseDb) throws SQLException {
    Quarantine quarantine = new Quarantine();
    try (Statement statement = caseDb.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT subject, subject_id, sha256, stage, kind, message FROM quarantine ORDER BY id")) {
      while (rows.next()) {
        Entry entry = new Entry(rows.getString(4), rows.getString(5), rows.getString(6));
        byte[] sha256 = rows.getBytes(3);
        if (sha256 != null) {
          quarantine.byContent.put(HexFormat.of().formatHex(sha256), entry);
        } else {
          quarantine.bySubject.put(rows.getString(1) + rows.getLong(2), entry);
        }
      }
    }
    return quarantine;
  }

  boolean isEmpty() {
    return bySubject.isEmpty() && byContent.isEmpty();
  }

  Optional<Entry> evidence(long id) {
    return Optional.ofNullable(bySubject.get("evidence" + id));
  }

  Optional<Entry> fileSystem(long id) {
    return Optional.ofNullable(bySubject.get("file system" + id));
  }

  Optional<Entry> item(long id) {
    return Optional.ofNullable(bySubject.get("item" + id));
  }

  Optional<Entry> content(byte[] sha256) {
    return byContent.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(byContent.get(HexFormat.of().formatHex(sha256)));
  }

  /** Bars what a journal entry names; the worker must not be running. */
  static void add(CaseFolder folder, InFlightJournal.Entry entry, String kind, String message)
      throws SQLException {
    String subject =
        switch (entry.stage()) {
          case OPENING -> "evidence";
          case ENUMERATING -> "file system";
          default -> "item";
        };
    try (Connection connection = Sqlite.openForWriting(folder.caseDb());
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO quarantine (subject, subject_id, sha256, stage, kind, message) VALUES (?,?,?,?,?,?)")) {
      insert.setString(1, subject);
      insert.setLong(2, entry.itemId());
      insert.setBytes(3, entry.sha256().length == 0 ? null : entry.sha256());
      insert.setString(4, entry.stage().failureStage());
      insert.setString(5, kind);
      insert.setString(6, message);
      insert.executeUpdate();
    }
  }
}
