package org.dalel.ingest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.write.Json;

/** The row of a run in {@code run}: its versions, settings, host, start and end. */
record RunRecord(long id) {

  /**
   * Writes the row of a run that begins.
   *
   * @param confinement what confines its workers, in words
   */
  static RunRecord begin(CaseFolder folder, ProcessRequest request, String confinement)
      throws SQLException {
    try (Connection connection = Sqlite.openForWriting(folder.caseDb())) {
      // there is one supervisor at a time: what is said to run was cut off
      Sqlite.execute(connection, "UPDATE run SET outcome = 'cut off' WHERE outcome = 'running'");
      return insert(connection, request, confinement);
    }
  }

  private static RunRecord insert(Connection connection, ProcessRequest request, String confinement)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO run (started_ns, outcome, versions, settings, host) VALUES (?, 'running', ?, ?, ?)")) {
      insert.setLong(1, nowNanos());
      insert.setString(2, Json.object(versions(confinement)));
      insert.setString(3, Json.object(RunSettings.columns(request)));
      insert.setString(4, host());
      insert.executeUpdate();
      return new RunRecord(Sqlite.number(connection, "SELECT last_insert_rowid()"));
    }
  }

  void end(CaseFolder folder, Outcome outcome) throws SQLException {
    try (Connection connection = Sqlite.openForWriting(folder.caseDb());
        PreparedStatement update =
            connection.prepareStatement("UPDATE run SET ended_ns = ?, outcome = ? WHERE id = ?")) {
      update.setLong(1, nowNanos());
      update.setString(2, label(outcome));
      update.setLong(3, id);
      update.executeUpdate();
      Sqlite.execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }
  }

  long failures(CaseFolder folder) throws SQLException {
    try (Connection connection = folder.openCase()) {
      return Sqlite.number(connection, "SELECT count(*) FROM failure");
    }
  }

  /** What the run says of evidence that was not there. */
  List<String> missing(CaseFolder folder) throws SQLException {
    List<String> messages = new ArrayList<>();
    try (Connection connection = folder.openCase();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT message FROM failure WHERE kind = 'missing' ORDER BY evidence_id")) {
      while (rows.next()) {
        messages.add(rows.getString(1));
      }
    }
    return messages;
  }

  static Map<String, Object> custodyDetails(
      RunRecord run, ProcessRequest request, String confinement) {
    Map<String, Object> details = new LinkedHashMap<>(RunSettings.columns(request));
    details.put("run", run.id());
    details.put("version", Versions.dalel());
    details.put("confinement", confinement);
    if (!request.secrets().isEmpty()) {
      details.put("secrets_given", GivenSecrets.counts(request.secrets()));
    }
    return details;
  }

  /**
   * How the run ended, with the digests of all evidence, and what secrets opened: for the custody
   * chain.
   */
  Map<String, Object> result(CaseFolder folder, Outcome outcome) throws SQLException {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("run", id);
    details.put("outcome", label(outcome));
    details.put("failures", outcome.failures());
    Map<String, Object> evidence = new LinkedHashMap<>();
    try (Connection connection = folder.openCase();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT label, size, digests, digest_state FROM evidence ORDER BY id")) {
      while (rows.next()) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("size", rows.getLong(2));
        one.putAll(DigestNames.parse(rows.getString(3)));
        one.put("state", rows.getString(4));
        evidence.put(rows.getString(1), one);
      }
    }
    details.put("evidence", evidence);
    Map<String, Long> opened = opened(folder);
    if (!opened.isEmpty()) {
      details.put("locks_opened_by", opened);
    }
    return details;
  }

  /** How many locks of the case were opened, by where the secret comes from. */
  private static Map<String, Long> opened(CaseFolder folder) throws SQLException {
    Map<String, Long> opened = new LinkedHashMap<>();
    try (Connection connection = folder.openCase();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT opened_by, count(*) FROM lock WHERE opened_by IS NOT NULL"
                    + " GROUP BY opened_by ORDER BY opened_by")) {
      while (rows.next()) {
        opened.put(rows.getString(1), rows.getLong(2));
      }
    }
    return opened;
  }

  private static String label(Outcome outcome) {
    return outcome.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Map<String, Object> versions(String confinement) {
    Map<String, Object> versions = new LinkedHashMap<>();
    versions.put("dalel", Versions.dalel());
    versions.put("java", System.getProperty("java.runtime.version"));
    versions.put("tika", Versions.of(org.apache.tika.Tika.class, "3.3.1"));
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    versions.put("confinement", confinement);
    return versions;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  static long nowNanos() {
    java.time.Instant now = java.time.Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }
}
