package org.dalel.ingest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.write.Json;

/** The row of a run in {@code run}: its versions, settings, host, start and end. */
record RunRecord(long id) {

  static RunRecord begin(CaseFolder folder, ProcessRequest request) throws SQLException {
    try (Connection connection = Sqlite.openForWriting(folder.caseDb());
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO run (started_ns, outcome, versions, settings, host) VALUES (?, 'running', ?, ?, ?)")) {
      insert.setLong(1, nowNanos());
      insert.setString(2, Json.object(versions()));
      insert.setString(3, Json.object(settings(request)));
      insert.setString(4, host());
      insert.executeUpdate();
      return new RunRecord(Sqlite.number(connection, "SELECT max(id) FROM run"));
    }
  }

  void end(CaseFolder folder, Outcome outcome, long failures) throws SQLException {
    try (Connection connection = Sqlite.openForWriting(folder.caseDb());
        PreparedStatement update =
            connection.prepareStatement("UPDATE run SET ended_ns = ?, outcome = ? WHERE id = ?")) {
      update.setLong(1, nowNanos());
      update.setString(
          2, outcome.status().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
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

  private static Map<String, Object> settings(ProcessRequest request) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("profile", request.profile().label());
    settings.put("threads", request.threads());
    settings.put("digests", request.digests());
    settings.put("hashSets", request.hashSets().stream().map(Object::toString).toList());
    settings.put("text", request.text());
    settings.put("textLimit", request.textLimit());
    settings.put("timeLimitSeconds", request.timeLimit().toSeconds());
    settings.put("examiner", request.examiner());
    settings.put("zone", request.zone().orElse("unknown"));
    settings.put("evidence", request.evidence().stream().map(Object::toString).toList());
    return settings;
  }

  private static Map<String, Object> versions() {
    Map<String, Object> versions = new LinkedHashMap<>();
    versions.put("dalel", Versions.dalel());
    versions.put("java", System.getProperty("java.runtime.version"));
    versions.put("tika", Versions.of(org.apache.tika.Tika.class, "3.3.1"));
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
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
