package org.dalel.formats.berkeleydb;

import java.util.ArrayList;
import java.util.List;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * Looks for items in the free space of a page: between its table and its lowest item, or anywhere
 * on a free page. A pair is put in key first, so the value stands right before its key.
 */
final class BdbSlack {
  private static final int ALIGNMENT = 4;
  private static final int ITEM_HEAD = 3;
  private final BdbPage page;

  BdbSlack(BdbPage page) {
    this.page = page;
  }

  /** Two neighbours: each pair of them may be value and key. */
  record Pair(BdbItem key, BdbItem value) {}

  List<Pair> pairs() throws FormatException {
    int from = page.meta().overhead() + 2 * page.items();
    int end = Math.min(page.lowest(), page.bytes().length());
    List<Pair> pairs = new ArrayList<>();
    int at = (from + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    while (at < end) {
      int next = end(at, end);
      if (next > 0 && end(next, end) > 0) {
        pairs.add(new Pair(item(next), item(at)));
      }
      at = next > 0 ? next : at + ALIGNMENT;
    }
    return pairs;
  }

  /** Where the item that starts here would end, rounded up; 0 when none does. */
  private int end(int at, int limit) throws FormatException {
    ByteView bytes = page.bytes();
    if (at > limit - ITEM_HEAD) {
      return 0;
    }
    int length = bytes.u16(at);
    int type = bytes.u8(at + 2) & ~BdbFile.DELETED;
    int end = (at + ITEM_HEAD + length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    boolean item = type == BdbFile.INLINE && length > 0 && end <= limit;
    return item ? end : 0;
  }

  private BdbItem item(int at) throws FormatException {
    ByteView bytes = page.bytes();
    ByteView content = bytes.slice(at + ITEM_HEAD, bytes.u16(at));
    return new BdbItem(content, bytes.position() + at, false);
  }
}
