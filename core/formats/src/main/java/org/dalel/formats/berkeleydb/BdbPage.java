package org.dalel.formats.berkeleydb;

import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * A page.
 *
 * <pre>
 *   0 log sequence number   8 page number   12 previous   16 next   20 items   22 lowest item
 *   24 level   25 type      26 (32 with checksums) u16 offset of each item   ...free...   items
 *   type     0 free   3 inner   5 leaf   7 overflow   9 first page of a B-tree   12 duplicates
 * </pre>
 *
 * <p>Items are put in from the end of the page towards its head, each on a multiple of four.
 */
record BdbPage(ByteView bytes, BdbMeta meta) {
  static final int HEAD = 26;
  static final int FREE = 0;
  static final int INNER = 3;
  static final int LEAF = 5;
  static final int OVERFLOW = 7;
  static final int META = 9;

  int type() throws FormatException {
    return bytes.u8(25);
  }

  long number() throws FormatException {
    return bytes.u32(8);
  }

  long next() throws FormatException {
    return bytes.u32(16);
  }

  /** Number of items, at most as many as the page has room for. */
  int items() throws FormatException {
    return Math.min(bytes.u16(20), (bytes.length() - meta.overhead()) / 2);
  }

  /** Where the lowest item starts; on an overflow page, how many bytes it holds. */
  int lowest() throws FormatException {
    int lowest = bytes.u16(22);
    return lowest == 0 && type() != OVERFLOW ? bytes.length() : lowest;
  }

  /** Where on the page an item starts. */
  int item(int index) throws FormatException {
    int place = meta.overhead() + 2 * index;
    int at = bytes.u16(place);
    if (at < meta.overhead() || at >= bytes.length()) {
      throw new FormatException(bytes.position() + place, "the offset of an item", at + "");
    }
    return at;
  }
}
