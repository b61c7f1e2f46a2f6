package org.dalel.formats.sqlite.recover;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dalel.formats.sqlite.page.BigEndian;
import org.dalel.formats.sqlite.page.RecordHeader;
import org.dalel.formats.sqlite.page.Varint;

/**
 * Finds cells whose beginning is untouched: payload size, rowid and record header agree with each
 * other and with a table. That is so in the space between pointers and cells, on freed pages, and
 * for cells that were freed right behind a freeblock.
 */
final class IntactCells {
  private final Evidence evidence;
  private final PageShape shape;

  IntactCells(Evidence evidence, PageShape shape) {
    this.evidence = evidence;
    this.shape = shape;
  }

  /** The best reading of the bytes at {@code at} as a cell of one of the tables. */
  Optional<Candidate> at(byte[] page, int at, int regionEnd, Suspects tables) {
    int sizeLength = Varint.size(page, at, regionEnd);
    if (sizeLength == 0 || page[at] == 0) {
      return Optional.empty();
    }
    long size = Varint.value(page, at);
    if (size < 2 || size > Integer.MAX_VALUE || Varint.sizeOf(size) != sizeLength) {
      return Optional.empty();
    }
    Candidate best = null;
    for (boolean rowid : new boolean[] {true, false}) {
      for (Candidate one : cells(page, at, sizeLength, size, regionEnd, tables, rowid)) {
        best = best == null || one.bits() > best.bits() ? one : best;
      }
    }
    return Optional.ofNullable(best);
  }

  private List<Candidate> cells(
      byte[] page,
      int at,
      int sizeLength,
      long size,
      int regionEnd,
      Suspects tables,
      boolean rowid) {
    int next = at + sizeLength;
    OptionalLong id = OptionalLong.empty();
    if (rowid) {
      int length = Varint.size(page, next, regionEnd);
      if (length == 0 || Varint.sizeOf(Varint.value(page, next)) != length) {
        return List.of();
      }
      id = OptionalLong.of(Varint.value(page, next));
      next += length;
    }
    if (!mayBeHeader(page, next, regionEnd, size, tables)) {
      return List.of();
    }
    Optional<RecordHeader> parsed = RecordHeader.parse(page, next, regionEnd);
    if (parsed.isEmpty() || parsed.get().size() + parsed.get().bodySize() != size) {
      return List.of();
    }
    RecordHeader header = parsed.get();
    int local = shape.local(rowid, size);
    int end = Math.max(at + 4, next + local + (local < size ? 4 : 0));
    if (local < size && end <= regionEnd && !page(BigEndian.u32(page, end - 4))) {
      return List.of();
    }
    int clip = Math.min(end, regionEnd);
    int body = next + header.size();
    int stop = Math.min(clip, next + local);
    double headBits = 7.0 * sizeLength + 7 * Varint.sizeOf(header.size()) + (rowid ? 1 : 0);
    OptionalLong rowidFound = id;
    return tables.all().stream()
        .filter(table -> table.table().withoutRowid() != rowid)
        .map(
            table ->
                new Candidate(
                    table,
                    at,
                    end,
                    clip,
                    rowidFound,
                    header.types(),
                    body,
                    size,
                    header.size(),
                    local,
                    false,
                    headBits
                        + evidence.bits(
                            table, header.types(), page, body, stop, Evidence.Scope.ALL),
                    0))
        .filter(one -> one.bits() > Evidence.IMPOSSIBLE)
        .toList();
  }

  /** A header of more bytes than any of the tables has fields for is not worth a look. */
  private static boolean mayBeHeader(
      byte[] page, int at, int regionEnd, long size, Suspects tables) {
    int length = at < regionEnd ? Varint.size(page, at, regionEnd) : 0;
    long header = length == 0 ? 0 : Varint.value(page, at);
    return header > length
        && header <= size
        && header <= length + (long) Varint.MAX * tables.mostFields();
  }

  private boolean page(long number) {
    return number > 1 && number <= shape.pageCount();
  }
}
