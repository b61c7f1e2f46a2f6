package org.dalel.casefile.write;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.dalel.casefile.Sqlite;
import org.dalel.digest.IndexSegment;

/**
 * The tables in which a full-text index keeps its parts. Written to directly: no other statement of
 * the same connection may have used the index, which would remember what it read.
 */
final class SegmentTables implements IndexSegment.Parts<SQLException> {
  /** What FTS5 takes when the index does not say: two leaves fill a page of the database. */
  private static final int LEAF_BYTES = 4050;

  private static final int AVERAGES = 1;
  private static final int STRUCTURE = 10;

  /** Of a row id of the data: segment, whether it is the index of a list, level, page. */
  private static final int SEGMENT_SHIFT = 37;

  private static final long DOCLIST_INDEX = 1L << 36;
  private static final int LEVEL_SHIFT = 31;

  private final Connection connection;
  private final String table;
  private final Statements data;
  private final Statements terms;
  private final Statements sizes;
  private final int leafBytes;
  private int segment;

  SegmentTables(Connection connection, String table) throws SQLException {
    this.connection = connection;
    this.table = table;
    data =
        new Statements(
            connection, "INSERT OR REPLACE INTO " + table + "_data (id, block) VALUES (?, ?)");
    terms = Statements.insert(connection, table + "_idx", "segid, term, pgno");
    sizes = Statements.insert(connection, table + "_docsize", "id, sz, origin");
    int configured =
        Sqlite.integer(connection, "SELECT v FROM " + table + "_config WHERE k = 'pgsz'");
    leafBytes = configured == 0 ? LEAF_BYTES : configured;
  }

  /** Most bytes of a leaf, unless it begins with a long term. */
  int leafBytes() {
    return leafBytes;
  }

  IndexStructure structure() throws SQLException {
    return IndexStructure.read(block(STRUCTURE));
  }

  /** Chooses the segment whose parts come next. */
  void begin(int id) {
    segment = id;
  }

  @Override
  public void leaf(int page, byte[] block) throws SQLException {
    data.number(row() + page).bytes(block).queue();
  }

  @Override
  public void term(byte[] term, int page, boolean indexed) throws SQLException {
    terms.number(segment).bytes(term).number(2L * page + (indexed ? 1 : 0)).queue();
  }

  @Override
  public void doclistIndex(int level, int page, byte[] block) throws SQLException {
    long row = row() + DOCLIST_INDEX + ((long) level << LEVEL_SHIFT) + page;
    data.number(row).bytes(block).queue();
  }

  private long row() {
    return (long) segment << SEGMENT_SHIFT;
  }

  /** How many tokens a document has. */
  void size(long rowid, IndexSegment.Tokens tokens, long origin) throws SQLException {
    ByteArrayOutputStream size = new ByteArrayOutputStream(8);
    IndexNumber.put(size, tokens.text());
    IndexNumber.put(size, tokens.metadata());
    sizes.number(rowid).bytes(size.toByteArray()).number(origin).queue();
  }

  /** Replaces the structure, and counts documents and tokens that were added. */
  void end(IndexStructure structure, long documents, long text, long metadata) throws SQLException {
    data.number(STRUCTURE).bytes(structure.write()).queue();
    ByteBuffer in = ByteBuffer.wrap(block(AVERAGES));
    ByteArrayOutputStream averages = new ByteArrayOutputStream();
    for (long added : new long[] {documents, text, metadata}) {
      IndexNumber.put(averages, (in.hasRemaining() ? IndexNumber.get(in) : 0) + added);
    }
    data.number(AVERAGES).bytes(averages.toByteArray()).queue();
    data.flush();
    terms.flush();
    sizes.flush();
  }

  private byte[] block(int id) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT block FROM " + table + "_data WHERE id = " + id)) {
      if (!rows.next()) {
        throw new SQLException(
            "full-text index " + table + ": expected its record " + id + ", found none");
      }
      byte[] block = rows.getBytes(1);
      return block == null ? new byte[0] : block;
    }
  }
}
