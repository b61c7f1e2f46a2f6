package org.dalel.casefile.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.dalel.digest.IndexSegment;

/**
 * Writes one full-text index of {@code text.db}. Documents are gathered in memory and become one
 * segment of the index when {@link #flush} is called, by compiled code that is several times as
 * fast as SQLite's own; where that is not there, and after a document was deleted, SQLite's own
 * takes them one by one. What is found is the same.
 */
final class FullTextIndex {
  private static final long MOST_IN_MEMORY = 64L << 20;

  private final String table;
  private final IndexSegment segment;
  private final List<Pending> pending = new ArrayList<>();
  private Statements insert;
  private Statements delete;
  private SegmentTables tables;
  private IndexStructure structure;
  private boolean bySqlite;

  private record Pending(long rowid, IndexSegment.Tokens tokens) {}

  /** A table with the columns {@code text} and {@code metadata}. */
  FullTextIndex(String table) {
    this(table, IndexSegment.isAvailable());
  }

  FullTextIndex(String table, boolean compiled) {
    this.table = table;
    this.segment = compiled ? new IndexSegment() : null;
  }

  /** Begins, or goes on, with a connection that has not used the index yet. */
  void attach(Connection connection) throws SQLException {
    // the bytes are those of a text: binding them as they are spares encoding it once more
    insert =
        new Statements(
            connection,
            "INSERT INTO "
                + table
                + " (rowid, text, metadata) VALUES (?, CAST (? AS TEXT), CAST (? AS TEXT))");
    delete = new Statements(connection, "DELETE FROM " + table + " WHERE rowid = ?");
    tables = new SegmentTables(connection, table);
    structure = tables.structure();
    bySqlite = segment == null;
  }

  /**
   * Adds a document.
   *
   * @param text UTF-8
   * @param metadata UTF-8
   */
  void add(long rowid, byte[] text, byte[] metadata) throws SQLException {
    if (bySqlite) {
      insert.number(rowid).bytes(text).bytes(metadata).run();
      return;
    }
    if (rowid <= segment.lastRowid() || segment.bytes() > MOST_IN_MEMORY) {
      flush();
    }
    pending.add(new Pending(rowid, segment.add(rowid, text, metadata)));
  }

  /**
   * Deletes a document. From now on SQLite's own code is used, until another connection is
   * attached.
   */
  void forget(long rowid) throws SQLException {
    flush();
    bySqlite = true;
    delete.number(rowid).run();
  }

  /** Brings what is in memory into the tables; they are as good as SQLite would have left them. */
  void flush() throws SQLException {
    if (pending.isEmpty()) {
      return;
    }
    structure = tables.structure(); // merging may have changed it
    int id = structure.freeId();
    long origin = structure.nextOrigin();
    tables.begin(id);
    int leaves = segment.write(tables.leafBytes(), tables);
    long text = 0;
    long metadata = 0;
    for (Pending document : pending) {
      tables.size(document.rowid(), document.tokens(), origin);
      text += document.tokens().text();
      metadata += document.tokens().metadata();
    }
    if (leaves > 0) {
      structure =
          structure.with(
              new IndexStructure.Segment(id, 1, leaves, origin, origin, 0, 0, pending.size()));
    }
    tables.end(structure, pending.size(), text, metadata);
    pending.clear();
  }

  /**
   * Whether another connection must be {@linkplain #attach attached} before segments are written
   * again.
   */
  boolean isUsedBySqlite() {
    return bySqlite && segment != null;
  }

  /** The segments, as of the last {@link #flush}. */
  IndexStructure structure() {
    return structure;
  }

  String table() {
    return table;
  }

  void close() {
    if (segment != null) {
      segment.close();
    }
  }
}
