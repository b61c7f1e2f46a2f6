package org.dalel.formats.sqlite.page;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The first 100 bytes of page 1, big-endian (<a
 * href="https://www.sqlite.org/fileformat2.html#the_database_header">file format, 1.3</a>).
 *
 * <pre>
 *   0 "SQLite format 3\0" | 16 page size (1 = 65536) | 18 write, 19 read version (2 = WAL) | 20 reserved
 *   24 change counter | 28 pages | 32 first freelist trunk | 36 freelist pages | 44 schema format
 *   52 largest root (auto-vacuum) | 56 text encoding | 60 user version | 64 incremental vacuum
 *   68 application id | 92 version valid for | 96 version number
 * </pre>
 *
 * @param pageSize bytes of a page
 * @param reserved bytes at the end of every page that SQLite does not use
 * @param pageCount pages that the header declares; 0 if it does not say
 * @param firstTrunk first trunk page of the freelist, or 0
 * @param freePages pages of the freelist that the header declares
 * @param schemaFormat 1 to 4; from 4 on zero and one have serial types of their own
 * @param autoVacuum true if every page has an entry in a pointer map
 */
public record DatabaseHeader(
    int pageSize,
    int reserved,
    boolean wal,
    long pageCount,
    long firstTrunk,
    long freePages,
    int schemaFormat,
    boolean autoVacuum,
    TextEncoding encoding,
    int userVersion,
    int applicationId) {
  /** Size of the header in bytes. */
  public static final int SIZE = 100;

  /** The first bytes of every database, each a character. */
  public static final String MAGIC = "SQLite format 3\0";

  private static final byte[] FIRST = MAGIC.getBytes(StandardCharsets.US_ASCII);

  /** Whether bytes begin as a database does. */
  public static boolean isAt(byte[] head) {
    return head.length >= FIRST.length
        && Arrays.equals(head, 0, FIRST.length, FIRST, 0, FIRST.length);
  }

  /** Bytes of a page that hold cells. */
  public int usable() {
    return pageSize - reserved;
  }

  /** Parses the header, or is empty if magic, page size or reserved space cannot be. */
  public static Optional<DatabaseHeader> parse(byte[] page) {
    if (page.length < SIZE || !isAt(page)) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(page);
    int size = in.getShort(16) & 0xffff;
    int pageSize = size == 1 ? 65536 : size;
    int reserved = in.get(20) & 0xff;
    if (!validPageSize(pageSize) || pageSize - reserved < 480) {
      return Optional.empty();
    }
    return Optional.of(
        new DatabaseHeader(
            pageSize,
            reserved,
            in.get(19) == 2,
            unsigned(in, 28),
            unsigned(in, 32),
            unsigned(in, 36),
            in.getInt(44),
            in.getInt(52) != 0,
            TextEncoding.of(unsigned(in, 56)),
            in.getInt(60),
            in.getInt(68)));
  }

  /** A power of two from 512 to 65536. */
  public static boolean validPageSize(int size) {
    return size >= 512 && size <= 65536 && Integer.bitCount(size) == 1;
  }

  private static long unsigned(ByteBuffer in, int at) {
    return in.getInt(at) & 0xffffffffL;
  }
}
