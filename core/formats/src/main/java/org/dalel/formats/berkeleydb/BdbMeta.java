package org.dalel.formats.berkeleydb;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * The first page of a B-tree.
 *
 * <pre>
 *   0 log sequence number   8 page number   12 magic 053162   16 version   20 page size
 *   24 encryption   25 type 9   26 flags: 1 checksums   28 first free page   32 last page
 *   88 root page                                                  32 bits in either byte order
 * </pre>
 *
 * <p>Source: Oracle Berkeley DB 5.3, src/dbinc/db_page.h.
 *
 * @param order byte order of the whole file
 * @param pageSize in bytes
 * @param checksums whether pages carry checksums, and so a longer head
 * @param encrypted whether pages are encrypted
 * @param root page number of the root
 */
record BdbMeta(ByteOrder order, int pageSize, boolean checksums, boolean encrypted, long root) {
  static final int MAGIC = 0x00053162;
  static final int LEAST_PAGE = 512;
  static final int MOST_PAGE = 65_536;
  private static final int BYTES = 92;
  private static final int PROBED_PAGES = 64;

  /** The byte order in which the magic stands here; empty without one. */
  static Optional<ByteOrder> order(ByteView page) throws FormatException {
    if (page.length() < BYTES) {
      return Optional.empty();
    }
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      if (page.order(order).i32(12) == MAGIC) {
        return Optional.of(order);
      }
    }
    return Optional.empty();
  }

  static BdbMeta read(ByteView page) throws FormatException {
    Optional<ByteOrder> order = order(page);
    if (order.isEmpty()) {
      throw new FormatException(page.position() + 12, "the magic 053162", "other bytes");
    }
    ByteView meta = page.order(order.get());
    long size = meta.u32(20);
    if (size < LEAST_PAGE || size > MOST_PAGE || Long.bitCount(size) != 1) {
      throw new FormatException(page.position() + 20, "a page size of 512 to 65536", size + "");
    }
    boolean checksums = (meta.u8(26) & 1) != 0;
    return new BdbMeta(order.get(), (int) size, checksums, meta.u8(24) != 0, meta.u32(88));
  }

  /** What a file whose first page is lost is most likely: the size at which page numbers fit. */
  static Optional<BdbMeta> guess(ByteSource file) throws IOException {
    Optional<BdbMeta> best = Optional.empty();
    int most = 1;
    for (int size = LEAST_PAGE; size <= MOST_PAGE; size *= 2) {
      for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
        int fits = fits(file, size, order);
        if (fits > most) {
          most = fits;
          best = Optional.of(new BdbMeta(order, size, false, false, 0));
        }
      }
    }
    return best;
  }

  private static int fits(ByteSource file, int size, ByteOrder order) throws IOException {
    int fits = 0;
    for (int n = 1; n <= PROBED_PAGES; n++) {
      ByteView head = file.read((long) n * size, BdbPage.HEAD);
      if (head.length() == BdbPage.HEAD && head.order(order).u32(8) == n) {
        fits++;
      }
    }
    return fits;
  }

  /** Bytes before the table of a page's items. */
  int overhead() {
    return encrypted ? 64 : checksums ? 32 : BdbPage.HEAD;
  }
}
