package org.dalel.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;

/**
 * What is not tried again: evidence, file systems, items and contents at which a worker died twice,
 * and those that the examiner skipped.
 *
 * <p>When the digest of the content at hand was known, the content is barred (wherever it occurs)
 * in the stages from the fatal one on; otherwise the item. When it was an extractor, that extractor
 * alone is barred from the content.
 */
final class Quarantine {
  private final Map<String, Entry> bySubject = new HashMap<>();
  private final Map<String, Entry> byContent = new HashMap<>();
  private final Map<String, List<Entry>> extraction = new HashMap<>();
  private final Map<String, List<Entry>> places = new HashMap<>();

  /**
   * Why something is barred.
   *
   * @param stage the stage that is not entered again
   * @param kind time, memory, crash or skipped
   * @param message for the examiner
   * @param extractor the extractor that is not called again; empty when it is not known which
   */
  record Entry(String stage, String kind, String message, String extractor) {
    /** Whether this extractor is not to be called. */
    boolean bars(String qualifiedId) {
      return extractor.isEmpty() || extractor.equals(InFlightJournal.fitting(qualifiedId));
    }
  }

  /** What is barred in a case. */
  static Quarantine load(Connection caseDb) throws SQLException {
    Quarantine quarantine = new Quarantine();
    try (Statement statement = caseDb.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT subject, subject_id, sha256, stage, kind, message, coalesce(extractor, '') FROM quarantine ORDER BY id")) {
      while (rows.next()) {
        quarantine.put(
            rows.getString(1) + rows.getLong(2),
            rows.getBytes(3),
            new Entry(rows.getString(4), rows.getString(5), rows.getString(6), rows.getString(7)));
      }
    }
    return quarantine;
  }

  private void put(String subject, byte[] sha256, Entry entry) {
    if (entry.stage().equals(Stage.LOOKING.failureStage())
        || entry.stage().equals(Stage.SEARCHING.failureStage())) {
      String place = sha256 == null ? subject : inside(sha256);
      places.computeIfAbsent(place, item -> new ArrayList<>()).add(entry);
    } else if (sha256 == null) {
      bySubject.put(subject, entry);
    } else if (entry.stage().equals(Stage.EXTRACTING.failureStage())) {
      extraction
          .computeIfAbsent(HexFormat.of().formatHex(sha256), content -> new ArrayList<>())
          .add(entry);
    } else {
      byContent.put(HexFormat.of().formatHex(sha256), entry);
    }
  }

  boolean isEmpty() {
    return bySubject.isEmpty() && byContent.isEmpty() && extraction.isEmpty() && places.isEmpty();
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

  /** Why a content is not taken apart, if it is not. */
  Optional<Entry> content(byte[] sha256) {
    return byContent.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(byContent.get(HexFormat.of().formatHex(sha256)));
  }

  /** The extractors that do not see a content. */
  List<Entry> extraction(byte[] sha256) {
    return extraction.isEmpty()
        ? List.of()
        : extraction.getOrDefault(HexFormat.of().formatHex(sha256), List.of());
  }

  /** Why an extractor does not look at a place, if it does not. */
  Optional<Entry> place(long itemId, String extractor) {
    return places.getOrDefault("item" + itemId, List.of()).stream()
        .filter(entry -> entry.bars(extractor))
        .findFirst();
  }

  /**
   * Why an extractor does not look at a place in a container, if it does not.
   *
   * @param place {@link EntryPlace#digest}
   */
  Optional<Entry> placeInside(byte[] place, String extractor) {
    return places.isEmpty()
        ? Optional.empty()
        : places.getOrDefault(inside(place), List.of()).stream()
            .filter(entry -> entry.bars(extractor))
            .findFirst();
  }

  private static String inside(byte[] place) {
    return "inside " + HexFormat.of().formatHex(place);
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
                "INSERT INTO quarantine (subject, subject_id, sha256, stage, kind, message, extractor) VALUES (?,?,?,?,?,?,?)")) {
      insert.setString(1, subject);
      insert.setLong(2, entry.itemId());
      insert.setBytes(3, entry.sha256().length == 0 ? null : entry.sha256());
      insert.setString(4, entry.stage().failureStage());
      insert.setString(5, kind);
      insert.setString(6, message);
      insert.setString(7, entry.extractor().isEmpty() ? null : entry.extractor());
      insert.executeUpdate();
    }
  }
}
