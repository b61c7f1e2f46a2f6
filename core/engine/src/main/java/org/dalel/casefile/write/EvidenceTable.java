package org.dalel.casefile.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.dalel.casefile.Sqlite;

/** Writes {@code evidence}, {@code volume}, {@code file_system} and {@code bad_range}. */
public final class EvidenceTable {
  private final Connection connection;

  EvidenceTable(Connection connection) {
    this.connection = connection;
  }

  /** A row of {@code volume} to be: a range of the evidence and how it ended. */
  public record VolumeRow(
      long evidenceId,
      long start,
      long length,
      String scheme,
      String description,
      String kind,
      ExamStatus status,
      String why) {}

  /** A row of {@code file_system} to be. */
  public record FileSystemRow(
      long evidenceId,
      long volumeId,
      long start,
      String poolVolume,
      String type,
      String label,
      String identity,
      long blockSize,
      long blockCount,
      long firstMeta,
      long lastMeta,
      long rootMeta,
      ExamStatus status,
      String why) {}

  /** Adds a volume; returns its row id. */
  public long addVolume(VolumeRow row) throws SQLException {
    return insert(
        "INSERT INTO volume (evidence_id, start, length, scheme, description, kind, status, why) VALUES (?,?,?,?,?,?,?,?)",
        row.evidenceId(),
        row.start(),
        row.length(),
        row.scheme(),
        row.description(),
        row.kind(),
        row.status().label(),
        row.why());
  }

  /** Adds a file system; returns its row id. */
  public long addFileSystem(FileSystemRow row) throws SQLException {
    return insert(
        "INSERT INTO file_system (evidence_id, volume_id, start, pool_volume, type, label, identity, block_size,"
            + " block_count, first_meta, last_meta, root_meta, status, why) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        row.evidenceId(),
        row.volumeId(),
        row.start(),
        row.poolVolume(),
        row.type(),
        row.label(),
        row.identity(),
        row.blockSize(),
        row.blockCount(),
        row.firstMeta(),
        row.lastMeta(),
        row.rootMeta(),
        row.status().label(),
        row.why());
  }

  /** Says that the volumes and file systems of an evidence are all listed. */
  public void structureRead(long evidenceId) throws SQLException {
    insert("UPDATE evidence SET structure_read = 1 WHERE id = ?", evidenceId);
  }

  /** Forgets the volumes of an evidence whose structure was not read to its end. */
  public void forgetStructure(long evidenceId) throws SQLException {
    insert("DELETE FROM file_system WHERE evidence_id = ?", evidenceId);
    insert("DELETE FROM volume WHERE evidence_id = ?", evidenceId);
    insert("DELETE FROM failure WHERE evidence_id = ? AND stage = 'open'", evidenceId);
  }

  /** Says that all entries of a file system are listed. */
  public void enumerated(
      long fileSystemId, long allocatedBytes, long unallocatedBytes, ExamStatus status, String why)
      throws SQLException {
    insert(
        "UPDATE file_system SET enumerated = 1, allocated_bytes = ?, unallocated_bytes = ?, status = ?, why = ? WHERE id = ?",
        allocatedBytes,
        unallocatedBytes,
        status.label(),
        why,
        fileSystemId);
  }

  /** Forgets the items of a file system whose enumeration was cut off. */
  public void forgetItems(long fileSystemId) throws SQLException {
    CrashRepair.forgetPlaces(
        connection, "(SELECT id FROM item WHERE file_system_id = " + fileSystemId + ")");
    insert(
        "DELETE FROM item_result WHERE item_id IN (SELECT id FROM item WHERE file_system_id = ?)",
        fileSystemId);
    insert(
        "DELETE FROM failure WHERE item_id IN (SELECT id FROM item WHERE file_system_id = ?)",
        fileSystemId);
    insert("DELETE FROM item WHERE file_system_id = ?", fileSystemId);
  }

  /** Forgets the items of logical evidence whose enumeration was cut off. */
  public void forgetLogicalItems(long evidenceId) throws SQLException {
    CrashRepair.forgetPlaces(
        connection, "(SELECT id FROM item WHERE evidence_id = " + evidenceId + ")");
    insert(
        "DELETE FROM item_result WHERE item_id IN (SELECT id FROM item WHERE evidence_id = ?)",
        evidenceId);
    insert("DELETE FROM item WHERE evidence_id = ?", evidenceId);
    insert("DELETE FROM failure WHERE evidence_id = ?", evidenceId);
  }

  /** Says of the space outside of file systems that text scanners went over it. */
  public void searched(long evidenceId) throws SQLException {
    insert(
        "UPDATE volume SET status = 'examined', why = NULL WHERE evidence_id = ? AND kind = 'unallocated'"
            + " AND status = 'skipped'",
        evidenceId);
  }

  /** Records a range that could not be read. */
  public void addBadRange(long evidenceId, long start, long length, String reason)
      throws SQLException {
    insert(
        "INSERT OR IGNORE INTO bad_range (evidence_id, start, length, reason) VALUES (?,?,?,?)",
        evidenceId,
        start,
        length,
        reason);
  }

  /** Keeps the media digests and how they compare with the stored ones. */
  public void mediaDigests(long evidenceId, Map<String, String> digests, String state)
      throws SQLException {
    insert(
        "UPDATE evidence SET digests = ?, digest_state = ? WHERE id = ?",
        Json.object(digests),
        state,
        evidenceId);
  }

  /** Says how an evidence ended. */
  public void status(long evidenceId, ExamStatus status, String why) throws SQLException {
    insert("UPDATE evidence SET status = ?, why = ? WHERE id = ?", status.label(), why, evidenceId);
  }

  private long insert(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
    return Sqlite.number(connection, "SELECT last_insert_rowid()");
  }
}
