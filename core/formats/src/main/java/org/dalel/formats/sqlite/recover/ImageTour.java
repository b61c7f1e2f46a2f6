package org.dalel.formats.sqlite.recover;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import org.dalel.formats.sqlite.FileKind;
import org.dalel.formats.sqlite.database.RowState;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.page.BtreePage;
import org.dalel.formats.sqlite.page.DatabaseHeader;
import org.dalel.formats.sqlite.page.Freelist;
import org.dalel.formats.sqlite.page.JournalRecord;
import org.dalel.formats.sqlite.page.OverflowReader;
import org.dalel.formats.sqlite.page.PageImage;
import org.dalel.formats.sqlite.page.PageView;
import org.dalel.formats.sqlite.page.WalFrame;

/**
 * Visits every version of every page that may hold rows which are not live:
 *
 * <pre>
 *   current view  b-tree pages: their free space | freelist | pages that nothing refers to
 *   database file pages that a log replaces, pages behind the end
 *   WAL           every frame that is not current | journal: every record that is not current
 * </pre>
 */
final class ImageTour {
  private static final long LOCK_BYTE = 0x40000000L;

  private final SqliteDatabase database;
  private final DatabaseHeader header;
  private final PageView current;
  private final LivePages live;
  private final PageOwners owners;

  ImageTour(SqliteDatabase database, LivePages live, PageOwners owners) {
    this.database = database;
    this.header = database.header();
    this.current = database.current();
    this.live = live;
    this.owners = owners;
  }

  /** Told one page version after the other. */
  private interface Visitor {
    void image(PageImage image, int from, RowState state, PageView around) throws IOException;
  }

  /** Lets interior pages that are not live tell the owners of their children. */
  boolean inherit() throws IOException {
    boolean[] changed = {false};
    notLive(
        (image, from, state, around) -> {
          Optional<BtreePage> page =
              from > image.headerAt() ? Optional.empty() : BtreePage.parse(image, header.usable());
          if (page.isPresent() && !page.get().kind().leaf()) {
            changed[0] |= owners.inherit(page.get());
          }
        });
    return changed[0];
  }

  /** Takes the rows of all of them that are wanted. */
  void visit(PageHarvest harvest, Predicate<PageImage> wanted) throws IOException {
    OverflowReader freed = overflow(current, true);
    for (int number = live.trees().nextSetBit(1);
        number > 0;
        number = live.trees().nextSetBit(number + 1)) {
      Optional<BtreePage> page =
          current
              .page(number)
              .filter(wanted)
              .flatMap(image -> BtreePage.parse(image, header.usable()));
      if (page.isPresent() && !owners.of(number).isEmpty()) {
        harvest.freeSpace(page.get(), freed);
      }
    }
    OverflowReader main = overflow(database.main(), false);
    notLive(
        (image, from, state, around) -> {
          if (!wanted.test(image)) {
            return;
          }
          OverflowReader reader =
              around == current
                  ? freed
                  : around == database.main() ? main : overflow(around, false);
          harvest.everything(image, header.usable(), from, state, reader);
        });
  }

  private OverflowReader overflow(PageView view, boolean onlyFreed) {
    return new OverflowReader(
        view,
        header.usable(),
        database.limits().maxPayload(),
        1000 + 8L * view.pageCount(),
        page -> !onlyFreed || !live.used(page));
  }

  private void notLive(Visitor visitor) throws IOException {
    unusedPages(visitor);
    replacedPages(visitor);
    walFrames(visitor);
    journalRecords(visitor);
  }

  private void unusedPages(Visitor visitor) throws IOException {
    for (int number = 2; number <= current.pageCount(); number++) {
      if (live.used(number) || pointerMap(number)) {
        continue;
      }
      Optional<PageImage> image = current.page(number);
      if (image.isPresent()) {
        boolean trunk = live.free().trunks().get(number);
        int from = trunk ? Freelist.TRUNK_HEADER + 4 * Freelist.leafCount(image.get()) : 0;
        boolean free = trunk || live.free().leaves().get(number);
        RowState state = free ? RowState.FREELIST : RowState.UNREACHABLE;
        visitor.image(image.get(), Math.min(from, header.usable()), state, current);
      }
    }
  }

  /**
   * Every page after the first that tells the parents of the pages behind it, and the lock page.
   */
  private boolean pointerMap(int number) {
    int behind = header.usable() / 5 + 1;
    boolean map = header.autoVacuum() && (number - 2) % behind == 0;
    return map || number == LOCK_BYTE / header.pageSize() + 1;
  }

  private void replacedPages(Visitor visitor) throws IOException {
    if (database.main() == current) {
      return;
    }
    for (int number = 1; number <= database.main().pageCount(); number++) {
      Optional<PageImage> now = current.page(number);
      if (now.isEmpty() || now.get().file() != FileKind.MAIN) {
        Optional<PageImage> image =
            pointerMap(number) ? Optional.empty() : database.main().page(number);
        if (image.isPresent()) {
          visitor.image(image.get(), image.get().headerAt(), RowState.SUPERSEDED, database.main());
        }
      }
    }
  }

  private void walFrames(Visitor visitor) throws IOException {
    for (WalFrame frame : database.wal().frames()) {
      if (frame.page() < 1 || frame.page() > Integer.MAX_VALUE - 1) {
        continue;
      }
      Optional<PageImage> now = current.page(frame.page());
      boolean isCurrent =
          now.isPresent() && now.get().file() == FileKind.WAL && now.get().frame() == frame.index();
      if (!isCurrent && !pointerMap((int) frame.page())) {
        PageImage image = database.wal().image(frame.index());
        visitor.image(
            image, image.headerAt(), RowState.WAL, database.wal().asOf(frame, database.main()));
      }
    }
  }

  private void journalRecords(Visitor visitor) throws IOException {
    for (JournalRecord record : database.journal().records()) {
      Optional<PageImage> now = current.page(record.page());
      boolean isCurrent =
          now.isPresent()
              && now.get().file() == FileKind.JOURNAL
              && now.get().frame() == record.index();
      if (!isCurrent && !pointerMap((int) record.page())) {
        PageImage image = database.journal().image(record.index());
        visitor.image(
            image,
            image.headerAt(),
            RowState.JOURNAL,
            database.journal().asOf(record, database.main()));
      }
    }
  }
}
