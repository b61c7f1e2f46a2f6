package org.dalel.casefile.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.dalel.casefile.ArtifactText;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;

/** Fills a case row by row through plain JDBC, so that readers are tested without the writer. */
public final class CaseFixture implements AutoCloseable {
  private final CaseFolder folder;
  private final Connection caseDb;
  private final Connection textDb;

  /** A new case in a folder. */
  public CaseFixture(Path root) throws SQLException {
    folder = CaseFolder.createOrOpen(root);
    caseDb = Sqlite.openForWriting(folder.caseDb());
    textDb = Sqlite.openForWriting(folder.textDb());
    Sqlite.execute(caseDb, "PRAGMA synchronous = OFF");
    Sqlite.execute(textDb, "PRAGMA synchronous = OFF");
  }

  /** The case. */
  public CaseFolder folder() {
    return folder;
  }

  /** An image of 1 MiB with one volume and one file system at offset 512; all with this id. */
  public void image(long id, String label) throws SQLException {
    insert(
        "INSERT INTO evidence (id, label, kind, format, source, segments, size, sector_size, acquisition,"
            + " added_ns, status) VALUES (?, ?, 'image', 'raw', '/nowhere/image', '[]', 1048576, 512, '{}', 0, 'examined')",
        id,
        label);
    volume(id, 0, 512, "metadata");
    insert(
        "INSERT INTO volume (id, evidence_id, start, length, scheme, description, kind, status)"
            + " VALUES (?, ?, 512, 1048064, 'dos', 'NTFS', 'allocated', 'examined')",
        id,
        id);
    insert(
        "INSERT INTO file_system (id, evidence_id, volume_id, start, type, block_size, block_count,"
            + " first_meta, last_meta, root_meta, status) VALUES (?, ?, ?, 512, 'ntfs', 512, 2047, 0, 99, 5, 'examined')",
        id,
        id,
        id);
  }

  /** A further range of an image. */
  public void volume(long evidence, long start, long length, String kind) throws SQLException {
    insert(
        "INSERT INTO volume (id, evidence_id, start, length, scheme, description, kind, status)"
            + " VALUES (?, ?, ?, ?, 'dos', '', ?, 'examined')",
        1_000_000 + evidence * 1000 + start,
        evidence,
        start,
        length,
        kind);
  }

  /** An allocated file; its result when {@code content} is not null. */
  public void file(long id, long evidence, String path, long address, Long content)
      throws SQLException {
    entry(id, evidence, path, null, address, 128, "file", "allocated", 10L);
    if (content != null) {
      result(id, content);
    }
  }

  /** Any entry. */
  public void entry(
      long id,
      long evidence,
      String path,
      String stream,
      long address,
      int attributeId,
      String kind,
      String state,
      Long size)
      throws SQLException {
    insert(
        "INSERT INTO item (id, evidence_id, file_system_id, path, stream, meta_addr, meta_seq, attr_type,"
            + " attr_id, kind, state, size, mtime, atime, ctime, crtime, mode, uid, gid) VALUES"
            + " (?, ?, ?, ?, ?, ?, 1, 128, ?, ?, ?, ?, 1000000001, 1000000001, 2000000000, NULL, 493, 0, 0)",
        id,
        evidence,
        evidence,
        path,
        stream,
        address,
        attributeId,
        kind,
        state,
        size);
  }

  /** The result of an entry. */
  public void result(long item, long content) throws SQLException {
    insert(
        "INSERT INTO item_result (item_id, content_id, status, bytes_read) VALUES (?, ?, 'examined', 10)",
        item,
        content);
  }

  /** A content whose digests come from its name. */
  public void content(long id, String name, String type) throws SQLException {
    insert(
        "INSERT INTO content (id, sha256, md5, sha1, size, type, complete, status) VALUES (?, ?, ?, ?, 10, ?, 1, 'parsed')",
        id,
        digest("SHA-256", name),
        digest("MD5", name),
        digest("SHA-1", name),
        type);
  }

  /** The text of a content. */
  public void text(long content, String text) throws SQLException {
    insert(
        textDb,
        "INSERT INTO text (content_id, length, deflated) VALUES (?, ?, ?)",
        content,
        text.length(),
        deflate(text));
    insert(
        textDb, "INSERT INTO text_index (rowid, text, metadata) VALUES (?, ?, '')", content, text);
  }

  /** A child in a container. */
  public void embed(long parent, int position, String name, Long child) throws SQLException {
    insert(
        "INSERT INTO embedded (content_id, position, name, size, mtime, child_id, status) VALUES (?, ?, ?, 10, 3000000000, ?, 'examined')",
        parent,
        position,
        name,
        child);
  }

  /** An artifact of a content or an item. */
  public void artifact(long id, Long content, Long item, String type, String fields)
      throws SQLException {
    insert(
        "INSERT INTO artifact (id, content_id, item_id, plugin, plugin_version, type, state, confidence, fields)"
            + " VALUES (?, ?, ?, 'sample', '1.0', ?, 'live', 'high', ?)",
        id,
        content,
        item,
        type,
        fields);
    insert(
        textDb,
        "INSERT INTO artifact_index (rowid, text, metadata) VALUES (?, ?, '')",
        id,
        ArtifactText.of(fields, List.of()).text());
  }

  /** An event of an artifact. */
  public void event(long artifact, long time, String kind) throws SQLException {
    insert(
        "INSERT INTO event (artifact_id, time_ns, kind, description) VALUES (?, ?, ?, 'something')",
        artifact,
        time,
        kind);
  }

  /** A failure; the first run is made when it is needed. */
  public void failure(long id, Long evidence, Long item, Long content, String message)
      throws SQLException {
    insert(
        "INSERT OR IGNORE INTO run (id, started_ns, outcome, versions, settings, host) VALUES (1, 0, 'complete', '{}', '{}', 'h')");
    insert(
        "INSERT INTO failure (id, run_id, evidence_id, item_id, content_id, place, stage, kind, message)"
            + " VALUES (?, 1, ?, ?, ?, NULL, 'parse', 'damaged', ?)",
        id,
        evidence,
        item,
        content,
        message);
  }

  /** Runs any statement on {@code case.db}. */
  public void insert(String sql, Object... values) throws SQLException {
    insert(caseDb, sql, values);
  }

  @Override
  public void close() throws SQLException {
    caseDb.close();
    textDb.close();
  }

  private static void insert(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private static byte[] deflate(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] digest(String algorithm, String name) {
    try {
      return MessageDigest.getInstance(algorithm).digest(name.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
