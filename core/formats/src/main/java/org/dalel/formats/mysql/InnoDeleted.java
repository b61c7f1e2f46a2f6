package org.dalel.formats.mysql;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.dalel.formats.Damage;
import org.dalel.formats.RecordSink;

/**
 * Tells live and deleted rows apart. What was deleted may be a copy of a live row or of another
 * deleted one: those are found by their digests, some at a time. As long as there are records that
 * were not compared, the table is gone through again for the next ones.
 */
final class InnoDeleted {
  private final InnoRows rows;
  private final String examined;
  private final Bounds bounds;
  private final Set<Long> open = new HashSet<>();
  private final Set<Long> told = new HashSet<>();
  private long records;
  private long leftOut;

  /**
   * What is compared.
   *
   * @param atOnce digests that are held at once
   * @param rounds how often the table is gone through
   * @param rows deleted rows that are told
   */
  record Bounds(int atOnce, int rounds, int rows) {
    static final Bounds USUAL = new Bounds(500_000, 16, 500_000);
  }

  /** Takes rows with their numbers. */
  interface Taker {
    void row(InnoRecord record, InnoPage page, int origin, long number, SqlRow.State state)
        throws IOException;
  }

  InnoDeleted(InnoRows rows, String examined, Bounds bounds) {
    this.rows = rows;
    this.examined = examined;
    this.bounds = bounds;
  }

  /** Gives the live rows, then the deleted ones, both in the order of the file. */
  void read(RecordSink<SqlRow> sink, Taker taker) throws IOException {
    long from = 0;
    for (int round = 0; round == 0 || from < records && leftOut == 0; round++) {
      if (round == bounds.rounds()) {
        limited(
            sink,
            "at most " + from + " records of deleted rows to compare with the live ones",
            (records - from) + " more");
        return;
      }
      long to = collect(from);
      if (round == 0) {
        live(sink, taker);
      } else {
        rows.each(
            InnoRows.Which.LIVE,
            (record, page, origin) -> open.remove(record.digest()),
            Optional.empty());
      }
      tell(from, to, taker);
      from = to;
    }
    if (leftOut > 0) {
      limited(sink, "at most " + bounds.rows() + " deleted rows", "at least " + leftOut + " more");
    }
  }

  private void limited(RecordSink<SqlRow> sink, String expected, String found) throws IOException {
    sink.damaged(new Damage(examined, 0, expected, found, "they are left out"));
  }

  /** Takes the digests of deleted records from one on; returns the first that has no room. */
  private long collect(long from) throws IOException {
    open.clear();
    long[] count = new long[1];
    long[] to = {-1};
    rows.each(
        InnoRows.Which.DELETED,
        (record, page, origin) -> {
          long number = count[0]++;
          if (number < from || to[0] >= 0) {
            return;
          }
          long digest = record.digest();
          if (open.size() < bounds.atOnce()) {
            if (!told.contains(digest)) {
              open.add(digest);
            }
          } else if (!told.contains(digest) && !open.contains(digest)) {
            to[0] = number;
          }
        },
        Optional.empty());
    records = count[0];
    return to[0] < 0 ? records : to[0];
  }

  private void live(RecordSink<SqlRow> sink, Taker taker) throws IOException {
    long[] number = new long[1];
    rows.each(
        InnoRows.Which.LIVE,
        (record, page, origin) -> {
          open.remove(record.digest());
          taker.row(record, page, origin, ++number[0], SqlRow.State.LIVE);
        },
        Optional.of(sink));
  }

  private void tell(long from, long to, Taker taker) throws IOException {
    long[] count = new long[1];
    rows.each(
        InnoRows.Which.DELETED,
        (record, page, origin) -> {
          long number = count[0]++;
          if (number < from || number >= to || !open.remove(record.digest())) {
            return;
          }
          if (told.size() == bounds.rows()) {
            leftOut++;
            return;
          }
          told.add(record.digest());
          taker.row(record, page, origin, told.size(), SqlRow.State.DELETED);
        },
        Optional.empty());
  }
}
