package org.dalel.formats.mysql;

import java.io.IOException;
import java.util.Optional;
import org.dalel.formats.Damage;
import org.dalel.formats.FormatException;
import org.dalel.formats.RecordSink;

/** Goes through the records of a clustered index, page by page in the order of the file. */
final class InnoRows {
  private static final String THEN_NO_MORE = "the other records of the page are left out";

  private final InnoSpace space;
  private final InnoLayout layout;
  private final String examined;
  private final long index;
  private final int core;
  private final Optional<Added> added;
  private long toldOf = -1;

  /**
   * @param examined name of the file
   * @param core how many fields records have that do not say how many
   * @param more whether columns were added without touching the rows, by MariaDB
   * @throws FormatException when the rows are not laid out as the definition says
   */
  InnoRows(InnoSpace space, InnoLayout layout, String examined, long index, int core, boolean more)
      throws IOException {
    this.space = space;
    this.layout = layout;
    this.examined = examined;
    this.index = index;
    this.core = core > 0 ? core : layout.fields().size();
    this.added = more ? added() : Optional.empty();
  }

  /** The record of the columns that were added later: its values are those of older rows. */
  record Added(byte[] page, InnoRecord record) {
    String value(int place, InnoField field) {
      return record.has(place) && !record.isNull(place) && !record.isOutside(place)
          ? InnoValue.text(field.column(), page, record.from(place), record.length(place))
          : null;
    }
  }

  /** It is the first record of the first leaf. */
  private Optional<Added> added() throws IOException {
    for (long number = 3; number < space.pages(); number++) {
      byte[] bytes = space.page(number);
      InnoPage page = new InnoPage(bytes, number, space.end());
      if (page.isLeafOf(index) && page.isFirst() && page.isCompact()) {
        int origin = page.first();
        int state = InnoRecord.state(bytes, origin);
        if ((state & InnoRecord.FIRST) != 0 && (state & InnoRecord.DELETED) != 0) {
          throw new FormatException(
              number * space.pageSize() + origin,
              "columns as the definition has them",
              "columns that were moved or dropped without touching the rows");
        }
        if ((state & InnoRecord.FIRST) != 0) {
          return Optional.of(
              new Added(bytes, InnoRecord.read(bytes, origin, layout, core, page.end())));
        }
      }
    }
    return Optional.empty();
  }

  /** The values of rows from before columns were added. */
  Optional<Added> beforeAdded() {
    return added;
  }

  enum Which {
    LIVE,
    DELETED
  }

  interface Taker {
    void row(InnoRecord record, InnoPage page, int origin) throws IOException;
  }

  /**
   * Goes through the rows of a kind.
   *
   * @param told takes what is wrong: with pages when live rows are read, with deleted rows never
   */
  void each(Which which, Taker taker, Optional<RecordSink<SqlRow>> told) throws IOException {
    long pages = space.pages();
    long locked = 0;
    toldOf = -1;
    for (long number = 0; number < pages; number++) {
      byte[] bytes = space.page(number);
      if (InnoSpace.isLocked(bytes)) {
        locked++;
        continue;
      }
      if (which == Which.LIVE && !InnoSpace.isEmpty(bytes)) {
        checked(bytes, number, told);
      }
      InnoPage page = new InnoPage(bytes, number, space.end());
      boolean ours = page.isLeafOf(index);
      if (ours && !page.isCompact()) {
        if (which == Which.LIVE && told.isPresent()) {
          told.get()
              .damaged(
                  new Damage(
                      examined,
                      number * space.pageSize(),
                      "records of the format COMPACT or DYNAMIC",
                      "the format REDUNDANT",
                      "the page is left out"));
        }
      } else if (ours) {
        page(page, which, taker, told);
      }
    }
    if (which == Which.LIVE && told.isPresent()) {
      end(pages, locked, told.get());
    }
  }

  private void checked(byte[] bytes, long number, Optional<RecordSink<SqlRow>> told)
      throws IOException {
    Optional<FormatException> fault = space.fault(bytes, number);
    if (fault.isPresent() && told.isPresent()) {
      told.get()
          .damaged(Damage.of(examined, fault.get(), "the page is read as far as it makes sense"));
    }
  }

  private void end(long pages, long locked, RecordSink<SqlRow> told) throws IOException {
    if (locked > 0) {
      told.damaged(
          new Damage(
              examined,
              0,
              "pages that are neither compressed nor encrypted",
              locked + " that are",
              "they are left out"));
    }
    long torn = space.size() - pages * space.pageSize();
    if (torn > 0) {
      told.damaged(
          new Damage(
              examined,
              pages * space.pageSize(),
              "a page of " + space.pageSize() + " bytes",
              torn + " bytes",
              "they are left out"));
    }
  }

  private void page(InnoPage page, Which which, Taker taker, Optional<RecordSink<SqlRow>> told)
      throws IOException {
    InnoSpace.Extents extents = space.extents(page.number());
    boolean free = extents.isFree(page.number());
    if (which == Which.LIVE) {
      described(extents, told);
    }
    if (!free || which == Which.DELETED) {
      walk(
          page,
          told.filter(sink -> which == Which.LIVE),
          walker -> page.records(walker),
          origin -> {
            boolean gone =
                free || (InnoRecord.state(page.bytes(), origin) & InnoRecord.DELETED) != 0;
            if (gone == (which == Which.DELETED)) {
              record(page, origin, taker, told.filter(sink -> which == Which.LIVE));
            }
          });
    }
    if (which == Which.DELETED) {
      walk(
          page,
          Optional.empty(),
          walker -> page.deleted(walker),
          origin -> record(page, origin, taker, Optional.empty()));
    }
  }

  /** Tells once of a page that describes others and is not believed. */
  private void described(InnoSpace.Extents extents, Optional<RecordSink<SqlRow>> told)
      throws IOException {
    if (extents.fault().isPresent() && told.isPresent() && toldOf != extents.page()) {
      toldOf = extents.page();
      told.get()
          .damaged(
              Damage.of(
                  examined,
                  extents.fault().get(),
                  "which pages are free cannot be told; rows of pages that were given up are told"
                      + " as live"));
    }
  }

  private interface Walk {
    void with(InnoPage.Taker taker) throws IOException;
  }

  private void walk(
      InnoPage page, Optional<RecordSink<SqlRow>> told, Walk walk, InnoPage.Taker taker)
      throws IOException {
    try {
      walk.with(taker);
    } catch (FormatException e) {
      if (told.isPresent()) {
        told.get().damaged(placed(page, e, THEN_NO_MORE));
      }
    }
  }

  private Damage placed(InnoPage page, FormatException e, String then) {
    return new Damage(
        examined, page.number() * space.pageSize() + e.offset(), e.expected(), e.found(), then);
  }

  private void record(InnoPage page, int origin, Taker taker, Optional<RecordSink<SqlRow>> told)
      throws IOException {
    InnoRecord record;
    try {
      int status = InnoRecord.status(page.bytes(), origin);
      if (status != InnoRecord.ORDINARY && status != InnoRecord.ADDED) {
        throw new FormatException(origin, "a row (status 0 or 4)", "status " + status);
      }
      record = InnoRecord.read(page.bytes(), origin, layout, core, page.end());
    } catch (FormatException e) {
      if (told.isPresent()) {
        told.get().damaged(placed(page, e, "the row is left out"));
      }
      return;
    }
    boolean columns = (InnoRecord.state(page.bytes(), origin) & InnoRecord.FIRST) != 0;
    if ((added.isEmpty() || !columns) && !record.isWiped()) {
      taker.row(record, page, origin);
    }
  }
}
