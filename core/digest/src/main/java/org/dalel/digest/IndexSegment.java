package org.dalel.digest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * Makes a segment of a full-text index of SQLite (FTS5, two columns, positions kept, tokens of
 * {@code unicode61 remove_diacritics 0}) from documents in memory, several times as fast as SQLite
 * takes them one by one. In compiled C; the caller stores what is written in the tables of the
 * index. Not thread-safe.
 *
 * @see <a href="https://sqlite.org/fts5.html">SQLite FTS5</a>, and the description of its format in
 *     {@code fts5_index.c}
 */
public final class IndexSegment implements AutoCloseable {
  /** Row ids are written in at most eight bytes. */
  private static final long LARGEST_ROWID = 1L << 55;

  private long handle;
  private long lastRowid = -1;

  /** Takes the parts of a segment. */
  public interface Parts<E extends Exception> {
    /**
     * A leaf.
     *
     * @param page its number, from 1
     */
    void leaf(int page, byte[] block) throws E;

    /**
     * The terms from this one on stand on this leaf and those behind it.
     *
     * @param indexed whether the list of documents of the last of them has an index
     */
    void term(byte[] term, int page, boolean indexed) throws E;

    /**
     * A page of the index of a list of documents.
     *
     * @param level 0 for the lowest
     */
    void doclistIndex(int level, int page, byte[] block) throws E;
  }

  /**
   * Numbers of tokens of a document.
   *
   * @param text in its text
   * @param metadata in its metadata
   */
  public record Tokens(int text, int metadata) {}

  /** Empty; with memory of its own until it is closed. */
  public IndexSegment() {
    if (!isAvailable()) {
      throw new IllegalStateException("the compiled index was not loaded");
    }
    // where terms lie in memory decides how fast they are found, never what is written
    handle = present(NativeIndex.open(System.nanoTime()));
  }

  /** Whether the library is there. */
  public static boolean isAvailable() {
    return TripleDigest.isNativeAllowed();
  }

  /**
   * Adds a document.
   *
   * @param rowid larger than that of the document before, at most 2^55
   * @param text UTF-8
   * @param metadata UTF-8
   * @throws OutOfMemoryError when the segment is too large for the machine; it is lost
   */
  public Tokens add(long rowid, byte[] text, byte[] metadata) {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(metadata, "metadata");
    if (rowid <= lastRowid || rowid > LARGEST_ROWID) {
      throw new IllegalArgumentException(
          "expected a row id above " + lastRowid + ", found " + rowid);
    }
    long counts = NativeIndex.add(open(), rowid, text, metadata);
    if (counts < 0) {
      close();
      throw new OutOfMemoryError("full-text index: no memory for document " + rowid);
    }
    lastRowid = rowid;
    return new Tokens((int) (counts >>> 32), (int) counts);
  }

  /** Row id of the last document added since the last {@link #write}; -1 for none. */
  public long lastRowid() {
    return lastRowid;
  }

  /** Bytes of memory that the documents take. */
  public long bytes() {
    return NativeIndex.bytes(open());
  }

  /**
   * Writes all documents as one segment and forgets them.
   *
   * @param pageSize bytes of a leaf; leaves with a long term are longer
   * @return number of leaves; 0 when there was no token
   * @throws OutOfMemoryError when the segment is too large for the machine; it is lost
   */
  public <E extends Exception> int write(int pageSize, Parts<E> parts) throws E {
    byte[] records = NativeIndex.write(open(), pageSize);
    if (records == null) {
      close();
      throw new OutOfMemoryError("full-text index: no memory for a segment");
    }
    lastRowid = -1;
    int leaves = 0;
    ByteBuffer in = ByteBuffer.wrap(records).order(ByteOrder.nativeOrder());
    while (in.hasRemaining()) {
      int kind = in.get();
      int page = in.getInt();
      int second = in.getInt();
      int length = in.getInt();
      byte[] content = Arrays.copyOfRange(records, in.position(), in.position() + length);
      in.position(in.position() + length);
      switch (kind) {
        case 0 -> {
          parts.leaf(page, content);
          leaves++;
        }
        case 1 -> parts.term(content, page, second != 0);
        default -> parts.doclistIndex(second, page, content);
      }
    }
    return leaves;
  }

  /** Frees the memory; what was not written is lost. */
  @Override
  public void close() {
    if (handle != 0) {
      NativeIndex.close(handle);
      handle = 0;
    }
  }

  private long open() {
    if (handle == 0) {
      throw new IllegalStateException("the segment is closed");
    }
    return handle;
  }

  private static long present(long handle) {
    if (handle == 0) {
      throw new OutOfMemoryError("full-text index: no memory for an empty segment");
    }
    return handle;
  }
}
