package org.dalel.plugins.messaging.telegram.postbox;

import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.dalel.api.ExtractionContext;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.formats.sqlite.database.RowState;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.page.BtreePage;
import org.dalel.formats.sqlite.page.Freelist;
import org.dalel.formats.sqlite.page.PageImage;

/**
 * Looks for messages where no row is any more: in the free space of pages, on free pages, and on
 * those that no table has. SQLite overwrites the head of a deleted row, and with it what its
 * columns are; but a message begins with its key, which has a shape of its own, and tells its own
 * length.
 */
final class LostMessages {
  private static final int NAMESPACE_AT = 8;
  private static final int TIME_AT = 12;
  private static final int HIGHEST_NAMESPACE = 10;
  private static final int EARLIEST = 0x50; // upper byte of a time in 2012

  private final SqliteDatabase pages;
  private final LongPredicate known;
  private final ExtractionContext context;

  /** Takes what was found. */
  interface Taker {
    /**
     * @param at where it begins in its page
     */
    void take(byte[] key, StoredMessage message, PageImage page, int at, RowState state);
  }

  /**
   * @param known whether there is a conversation of a number
   */
  LostMessages(SqliteDatabase pages, LongPredicate known, ExtractionContext context) {
    this.pages = pages;
    this.known = known;
    this.context = context;
  }

  /** Looks at all pages as they are now, in their order. */
  void each(Taker taker) throws IOException {
    // what is wrong with the list was told when rows were recovered
    Freelist free = Freelist.read(pages.current(), pages.header().firstTrunk(), problem -> {});
    for (int number = 1; number <= pages.current().pageCount(); number++) {
      context.checkpoint();
      Optional<PageImage> image = pages.current().page(number);
      if (image.isPresent()) {
        boolean isFree = free.leaves().get(number) || free.trunks().get(number);
        page(image.get(), isFree, taker);
      }
    }
  }

  private void page(PageImage image, boolean isFree, Taker taker) {
    int usable = pages.header().usable();
    Optional<BtreePage> tree =
        isFree ? Optional.empty() : BtreePage.parse(image, usable).filter(one -> one.kind().leaf());
    BitSet live = tree.map(LostMessages::live).orElseGet(BitSet::new);
    RowState state =
        isFree ? RowState.FREELIST : tree.isPresent() ? RowState.UNALLOCATED : RowState.UNREACHABLE;
    byte[] bytes = image.bytes();
    for (int at = 0; at + StoredMessage.KEY < usable; at++) {
      if (isKey(bytes, at) && !live.get(at)) {
        take(image, at, usable, state, taker);
      }
    }
  }

  private static BitSet live(BtreePage page) {
    BitSet live = new BitSet();
    for (int i = 0; i < page.cellCount(); i++) {
      page.cell(i).ifPresent(cell -> live.set(cell.at(), cell.end()));
    }
    return live;
  }

  /** A small namespace, a time since 2012, and the type of a message behind. */
  private boolean isKey(byte[] bytes, int at) {
    return bytes[at + NAMESPACE_AT] == 0
        && bytes[at + NAMESPACE_AT + 1] == 0
        && bytes[at + NAMESPACE_AT + 2] == 0
        && bytes[at + NAMESPACE_AT + 3] >= 0
        && bytes[at + NAMESPACE_AT + 3] <= HIGHEST_NAMESPACE
        && bytes[at + TIME_AT] >= EARLIEST
        && bytes[at + StoredMessage.KEY] == 0
        && known.test(number(bytes, at));
  }

  private static long number(byte[] bytes, int at) {
    long number = 0;
    for (int i = 0; i < NAMESPACE_AT; i++) {
      number = number << 8 | bytes[at + i] & 0xff;
    }
    return number;
  }

  private static void take(PageImage image, int at, int usable, RowState state, Taker taker) {
    try {
      ByteView page = ByteView.of(image.bytes());
      byte[] key = page.bytes(at, StoredMessage.KEY);
      int from = at + StoredMessage.KEY;
      StoredMessage message = StoredMessage.readOpen(key, page.slice(from, usable - from));
      boolean says = message.text().isPresent() || !message.media().isEmpty();
      if (message.faults().isEmpty() && says) {
        taker.take(key, message, image, at, state);
      }
    } catch (FormatException none) {
      throw new IllegalStateException(none);
    }
  }
}
