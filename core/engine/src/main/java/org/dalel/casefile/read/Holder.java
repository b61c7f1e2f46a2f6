package org.dalel.casefile.read;

import java.util.Optional;

/**
 * What a hit belongs to, as one number, so that a million of them take little room: the row of a
 * content; the row of an item with a minus before it; or an entry of a container, as the row of the
 * container's content and the position there, 31 bits each below a mark.
 */
public final class Holder {
  private static final int BITS = 31;
  private static final long LARGEST = (1L << BITS) - 1;
  private static final long ENTRY = 1L << 2 * BITS;

  private Holder() {}

  /** A content, wherever it lies. */
  static long content(long id) {
    return id;
  }

  /** An item. */
  static long item(long id) {
    return -id;
  }

  /** An entry of a container, wherever that lies; the container when the numbers are too large. */
  static long entry(long container, long position) {
    return container > LARGEST || position > LARGEST
        ? content(container)
        : ENTRY | container << BITS | position;
  }

  /** Whether it is an item. */
  public static boolean isItem(long holder) {
    return holder < 0;
  }

  /** Whether it is a content. */
  public static boolean isContent(long holder) {
    return holder > 0 && holder < ENTRY;
  }

  /** The row of a content, or of an item. */
  public static long id(long holder) {
    return Math.abs(holder);
  }

  /** The place of an entry in its container; empty for contents and items. */
  public static Optional<ListedItem.Inside> entry(long holder) {
    return holder < ENTRY
        ? Optional.empty()
        : Optional.of(new ListedItem.Inside((holder ^ ENTRY) >>> BITS, holder & LARGEST));
  }
}
