package org.dalel.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.write.Json;
import org.dalel.evidence.EvidenceInspector;
import org.dalel.evidence.EvidenceRecord;
import org.dalel.evidence.FileSystemRecord;
import org.dalel.evidence.image.AcquisitionInfo;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.UnsupportedImageException;

/** The evidence of a case: adds what is new, knows what is there. Used before the writer starts. */
final class EvidenceCatalog {
  private final Connection connection;

  EvidenceCatalog(Connection connection) {
    this.connection = connection;
  }

  /**
   * Adds the paths that the case does not have yet; what cannot be opened is added with the reason.
   */
  void add(List<String> sources, long run, InFlightJournal journal) throws SQLException {
    Quarantine quarantine = Quarantine.load(connection);
    for (String source : sources) {
      if (Sqlite.number(
              connection, "SELECT count(*) FROM evidence WHERE source = " + quoted(source))
          == 0) {
        long id = Sqlite.number(connection, "SELECT coalesce(max(id), 0) + 1 FROM evidence");
        journal.enter(0, Stage.OPENING, id, source);
        Sqlite.execute(connection, "BEGIN");
        Optional<Quarantine.Entry> barred = quarantine.evidence(id);
        if (barred.isPresent()) {
          addFailed(Path.of(source), run, barred.get().kind(), barred.get().message());
        } else {
          addOne(Path.of(source), run);
        }
        Sqlite.execute(connection, "COMMIT");
        journal.idle(0);
      }
    }
  }

  /** All evidence of the case that can be read. */
  List<EvidenceRecord> readable() throws SQLException {
    List<EvidenceRecord> records = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id, label, kind, format, source, size, sector_size FROM evidence WHERE status = 'examined' ORDER BY id")) {
      while (rows.next()) {
        records.add(
            new EvidenceRecord(
                rows.getLong(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getLong(6),
                rows.getInt(7)));
      }
    }
    return records;
  }

  /** Whether the volumes of an evidence are all listed (for logical evidence: its items). */
  boolean structureRead(long evidenceId) throws SQLException {
    return Sqlite.number(connection, "SELECT structure_read FROM evidence WHERE id = " + evidenceId)
        == 1;
  }

  /** Whether a run of this profile has anything to do in an evidence. */
  boolean isUnfinished(EvidenceRecord evidence, Profile profile) throws SQLException {
    if (profile == Profile.DEEP && evidence.isMedia()) {
      return true; // what is free is found out anew
    }
    String of = " AND evidence_id = " + evidence.id();
    String digests = profile.readsContents() && evidence.isMedia() ? " OR digests = '{}'" : "";
    String sql =
        "SELECT EXISTS (SELECT 1 FROM evidence WHERE id = %d AND (structure_read = 0%s))"
            + " OR EXISTS (SELECT 1 FROM file_system WHERE status = 'examined' AND enumerated = 0%s)"
            + " OR EXISTS (SELECT 1 FROM item i LEFT JOIN item_result r ON r.item_id = i.id WHERE %s%s)";
    return Sqlite.number(
            connection,
            sql.formatted(evidence.id(), digests, of, ItemQueue.pendingFor(profile), of))
        == 1;
  }

  /** The file systems of an evidence that can be enumerated. */
  List<FileSystemRecord> fileSystems(long evidenceId) throws SQLException {
    List<FileSystemRecord> records = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id, start, pool_volume, type, block_size, enumerated FROM file_system WHERE status = 'examined' AND evidence_id = "
                    + evidenceId
                    + " ORDER BY id")) {
      while (rows.next()) {
        String pool = rows.getString(3);
        records.add(
            new FileSystemRecord(
                rows.getLong(1),
                evidenceId,
                rows.getLong(2),
                pool == null ? -1 : Integer.parseInt(pool),
                rows.getString(4),
                rows.getInt(5),
                rows.getInt(6) == 1));
      }
    }
    return records;
  }

  private void addOne(Path source, long run) throws SQLException {
    String label = uniqueLabel(source);
    try {
      EvidenceInspector.Kind kind = EvidenceInspector.kindOf(source);
      switch (kind) {
        case FOLDER ->
            insert(
                label, "folder", "folder", source, List.of(), 0, 512, "{}", "examined", null, "{}");
        case FILE ->
            insert(
                label,
                "file",
                "single file",
                source,
                List.of(),
                Files.size(source),
                512,
                "{}",
                "examined",
                null,
                "{}");
        default ->
            addMedia(label, kind == EvidenceInspector.Kind.DEVICE ? "device" : "image", source);
      }
    } catch (UnsupportedImageException e) {
      insert(
          label,
          "image",
          e.format().displayName(),
          source,
          List.of(source),
          sizeOf(source),
          512,
          "{}",
          "unsupported",
          e.getMessage(),
          "{}");
      fail(label, run, "unsupported", e.getMessage());
    } catch (IOException e) {
      addFailed(source, run, "unreadable", e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private void addFailed(Path source, long run, String kind, String message) throws SQLException {
    String label = uniqueLabel(source);
    insert(
        label,
        "image",
        "unknown",
        source,
        List.of(),
        sizeOf(source),
        512,
        "{}",
        "failed",
        message,
        "{}");
    fail(label, run, kind, message);
  }

  private void addMedia(String label, String kind, Path source) throws IOException, SQLException {
    try (EvidenceImage image = EvidenceInspector.open(source)) {
      AcquisitionInfo info = image.acquisition();
      insert(
          label,
          kind,
          image.format().displayName(),
          source,
          image.segments(),
          image.size(),
          image.sectorSize(),
          Json.object(acquisition(info)),
          "examined",
          null,
          Json.object(info.digests()));
    }
  }

  private void insert(
      String label,
      String kind,
      String format,
      Path source,
      List<Path> segments,
      long size,
      int sector,
      String acquisition,
      String status,
      String why,
      String storedDigests)
      throws SQLException {
    String sql =
        "INSERT INTO evidence (label, kind, format, source, segments, size, sector_size, acquisition, added_ns, status, why, stored_digests)"
            + " VALUES (?,?,?,?,?,?,?,?,?,?,?,?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Object[] values = {
        label,
        kind,
        format,
        source.toString(),
        Json.value(segments.stream().map(Path::toString).toList()),
        size,
        sector,
        acquisition,
        RunRecord.nowNanos(),
        status,
        why,
        storedDigests
      };
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private void fail(String label, long run, String kind, String message) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO failure (run_id, evidence_id, place, stage, kind, message) SELECT ?, id, ?, 'open', ?, ? FROM evidence WHERE label = ?")) {
      statement.setLong(1, run);
      statement.setString(2, label);
      statement.setString(3, kind);
      statement.setString(4, message);
      statement.setString(5, label);
      statement.executeUpdate();
    }
  }

  private String uniqueLabel(Path source) throws SQLException {
    Path name = source.getFileName();
    String base = org.dalel.evidence.EscapedName.of(name == null ? "root" : name.toString());
    String label = base;
    for (int n = 2;
        Sqlite.number(connection, "SELECT count(*) FROM evidence WHERE label = " + quoted(label))
            > 0;
        n++) {
      label = base + "~" + n;
    }
    return label;
  }

  private static long sizeOf(Path source) {
    try {
      return Files.size(source);
    } catch (IOException e) {
      return 0;
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static Map<String, Object> acquisition(AcquisitionInfo info) {
    Map<String, Object> map = new LinkedHashMap<>();
    info.caseNumber().ifPresent(v -> map.put("case_number", v));
    info.evidenceNumber().ifPresent(v -> map.put("evidence_number", v));
    info.description().ifPresent(v -> map.put("description", v));
    info.examiner().ifPresent(v -> map.put("examiner", v));
    info.notes().ifPresent(v -> map.put("notes", v));
    info.acquired().ifPresent(v -> map.put("acquired", v.text()));
    info.systemDate().ifPresent(v -> map.put("system_date", v.text()));
    info.operatingSystem().ifPresent(v -> map.put("operating_system", v));
    info.softwareVersion().ifPresent(v -> map.put("software_version", v));
    info.model().ifPresent(v -> map.put("model", v));
    info.serialNumber().ifPresent(v -> map.put("serial_number", v));
    map.put("media", info.media());
    map.put(
        "errors",
        info.errors().stream()
            .map(
                e ->
                    Map.of(
                        "first_sector", e.firstSector(), "sectors", e.sectors(), "kind", e.kind()))
            .toList());
    map.put(
        "sessions",
        info.sessions().stream()
            .map(
                e ->
                    Map.of(
                        "first_sector", e.firstSector(), "sectors", e.sectors(), "kind", e.kind()))
            .toList());
    map.put("fields", info.fields());
    map.put("remarks", info.remarks());
    return map;
  }
}
