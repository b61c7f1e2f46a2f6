package org.dalel.formats.mysql;

import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.dalel.formats.ByteSource;
import org.dalel.formats.FormatException;

/**
 * A tablespace of InnoDB, one table in a file: pages of one size. Numbers are big-endian.
 *
 * <pre>
 *  page: 0 checksum | 4 number | 8 previous, 12 next | 16 LSN (8) | 24 type (2) | 26 key or LSN (8) | 34 space
 *        38 content ... the last 8: old checksum, low half of the LSN
 *  of a space with full checksums (MariaDB 10.5): 0 unused; the last 8: low half of the LSN, checksum
 *  page 0: 54 flags of the space
 *  page 0 and each that is a multiple of the page size: 150 extents of a mebibyte, or of 64 larger pages:
 *        24 two bits a page, the first: free
 * </pre>
 *
 * <p>Sources: MySQL Internals Manual (InnoDB page structure); the files of MySQL 5.5 and MariaDB
 * 10.11.
 */
final class InnoSpace {
  static final int INDEX = 17855;
  static final int INSTANT = 18;
  static final int SDI = 17853;
  static final int CONTENT = 38;

  private static final int COMPRESSED = 14;
  private static final int BOTH = 16;
  private static final int COMPRESSED_OF_MARIADB = 0x8000;

  private static final int FLAGS = 54;
  private static final int FULL_CHECKSUM = 16;
  private static final int TYPE = 24;
  private static final int TRAILER = 8;
  private static final int USUAL = 1 << 14;
  private static final int SMALLEST = 1 << 12;
  private static final int LARGEST = 1 << 16;
  private static final int EXTENTS = 150;
  private static final int EXTENT = 1 << 20;
  private static final int EXTENT_BITS = 24;
  private static final int PAGES_OF_EXTENT = 64;
  private static final int NONE = 0xdeadbeef;

  private final ByteSource file;
  private final int pageSize;
  private final boolean full;
  private Extents extents = Extents.NONE;

  private InnoSpace(ByteSource file, int pageSize, boolean full) {
    this.file = file;
    this.pageSize = pageSize;
    this.full = full;
  }

  /**
   * Reads the first page.
   *
   * @throws FormatException when it is no tablespace, or one whose pages are compressed
   */
  static InnoSpace open(ByteSource file) throws IOException {
    if (file.size() < SMALLEST) {
      throw new FormatException(0, "a tablespace of pages", file.size() + " bytes");
    }
    byte[] head = file.bytes(0, SMALLEST);
    int flags = number(head, FLAGS);
    boolean full = (flags & FULL_CHECKSUM) != 0 && (flags & 15) >= 3 && (flags & 15) <= 7;
    int shift = full ? flags & 15 : flags >> 6 & 15;
    int size = shift == 0 ? USUAL : shift >= 3 && shift <= 7 ? 256 << shift + 1 : 0;
    if (size < SMALLEST || size > LARGEST) {
      throw new FormatException(
          FLAGS, "pages of 4 to 64 KiB", "flags 0x" + Integer.toHexString(flags));
    }
    boolean squeezed = full ? (flags >> 5 & 7) != 0 : (flags >> 1 & 15) != 0;
    if (squeezed) {
      throw new FormatException(
          FLAGS, "pages that are not compressed", "flags 0x" + Integer.toHexString(flags));
    }
    return new InnoSpace(file, size, full);
  }

  int pageSize() {
    return pageSize;
  }

  /** Whole pages; what is behind them is a torn one. */
  long pages() throws IOException {
    return file.size() / pageSize;
  }

  /** All bytes of the file. */
  long size() throws IOException {
    return file.size();
  }

  /** The bytes of a page. */
  byte[] page(long number) throws IOException {
    if (number < 0 || number >= pages()) {
      throw new FormatException(
          Math.max(0, number) * pageSize,
          "page " + number,
          "a tablespace of " + pages() + " pages");
    }
    return file.bytes(number * pageSize, pageSize);
  }

  /** Where the content of a page ends. */
  int end() {
    return pageSize - TRAILER;
  }

  static int type(byte[] page) {
    return (page[TYPE] & 0xff) << 8 | page[TYPE + 1] & 0xff;
  }

  /** Whether the content of a page is compressed or encrypted. */
  static boolean isLocked(byte[] page) {
    int type = type(page);
    return type >= COMPRESSED && type <= BOTH || (type & COMPRESSED_OF_MARIADB) != 0;
  }

  static int number(byte[] bytes, int at) {
    return (int) MyIsamValue.bigEndian(bytes, at, 4);
  }

  static int half(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }

  static boolean isEmpty(byte[] page) {
    for (byte b : page) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** What is wrong with a page as a whole: its number, its checksum, or the two ends of it. */
  Optional<FormatException> fault(byte[] page, long number) {
    long at = number * pageSize;
    if (Integer.toUnsignedLong(number(page, 4)) != number) {
      return Optional.of(
          new FormatException(
              at + 4, "page " + number, "page " + Integer.toUnsignedString(number(page, 4))));
    }
    int stored = number(page, full ? pageSize - 4 : 0);
    int crc = full ? crc(page, 0, pageSize - 4) : crc(page, 4, 26) ^ crc(page, CONTENT, end());
    boolean right = stored == crc || !full && (stored == fold(page) || stored == NONE);
    if (!right) {
      return Optional.of(
          new FormatException(
              full ? at + pageSize - 4 : at,
              "checksum " + Integer.toHexString(crc),
              Integer.toHexString(stored)));
    }
    int low = number(page, full ? end() : pageSize - 4);
    return low == number(page, 20)
        ? Optional.empty()
        : Optional.of(
            new FormatException(
                at + (full ? end() : pageSize - 4),
                "the end of the page that was written at " + Integer.toHexString(number(page, 20)),
                "one written at " + Integer.toHexString(low)));
  }

  private static int crc(byte[] bytes, int from, int to) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, to - from);
    return (int) crc.getValue();
  }

  /** The checksum of before MySQL 5.6.3; its low half does not depend on the width of a word. */
  private int fold(byte[] page) {
    return fold(page, 4, 26) + fold(page, CONTENT, end());
  }

  private static int fold(byte[] bytes, int from, int to) {
    int fold = 0;
    for (int i = from; i < to; i++) {
      int b = bytes[i] & 0xff;
      fold = (((fold ^ b ^ 1653893711) << 8) + fold ^ 1463735687) + b;
    }
    return fold;
  }

  /** What describes the pages around one of them. */
  Extents extents(long number) throws IOException {
    long described = number - number % pageSize;
    if (extents.page() != described) {
      byte[] page = page(described);
      extents = new Extents(page, described, fault(page, described));
    }
    return extents;
  }

  /**
   * A page that describes those behind it.
   *
   * @param fault why it is not believed
   */
  record Extents(byte[] bytes, long page, Optional<FormatException> fault) {
    static final Extents NONE = new Extents(new byte[0], -1, Optional.empty());

    /**
     * Whether a page is free: what stands on it is what was there before. False where that cannot
     * be told.
     */
    boolean isFree(long number) {
      int of = (int) (number % bytes.length);
      int inExtent = Math.max(PAGES_OF_EXTENT, EXTENT / bytes.length);
      int bit = 2 * (of % inExtent);
      int at = EXTENTS + of / inExtent * (EXTENT_BITS + 2 * inExtent / 8) + EXTENT_BITS + bit / 8;
      return fault.isEmpty() && at < bytes.length && (bytes[at] >> bit % 8 & 1) != 0;
    }
  }
}
