package org.dalel.formats.sqlite.page;

import java.util.Optional;

/**
 * A cell as it stands in its page.
 *
 * <pre>
 *   table leaf:     payload size, rowid, payload [, first overflow page]
 *   table interior: left child, rowid
 *   index leaf:     payload size, payload [, first overflow page]
 *   index interior: left child, payload size, payload [, first overflow page]
 * </pre>
 *
 * @param at offset in the page
 * @param end first byte behind the cell; cells take at least four
 * @param payloadSize bytes of the whole record
 * @param rowid 0 where there is none
 * @param payloadAt offset of the record in the page
 * @param local bytes of the record in the page
 * @param overflow first overflow page, or 0
 */
public record Cell(
    int at, int end, long payloadSize, long rowid, int payloadAt, int local, long overflow) {
  /** Parses the cell at {@code at}; empty if it does not end before {@code limit}. */
  static Optional<Cell> parse(byte[] page, int at, PageKind kind, int limit) {
    int next = at + (kind.leaf() ? 0 : 4);
    long size = 0;
    if (kind.payload()) {
      int taken = next > limit ? 0 : Varint.size(page, next, limit);
      if (taken == 0) {
        return Optional.empty();
      }
      size = Varint.value(page, next);
      next += taken;
    }
    long rowid = 0;
    if (kind.table()) {
      int taken = next > limit ? 0 : Varint.size(page, next, limit);
      if (taken == 0) {
        return Optional.empty();
      }
      rowid = Varint.value(page, next);
      next += taken;
    }
    if (size < 0 || size > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    return withPayload(page, at, next, size, rowid, kind, limit);
  }

  private static Optional<Cell> withPayload(
      byte[] page, int at, int payloadAt, long size, long rowid, PageKind kind, int limit) {
    int local = kind.payload() ? kind.localSize(size, limit) : 0;
    int end = payloadAt + local;
    long overflow = 0;
    if (local < size) {
      if (end + 4 > limit) {
        return Optional.empty();
      }
      overflow = BigEndian.u32(page, end);
      end += 4;
    }
    end = Math.max(end, at + 4);
    return end > limit
        ? Optional.empty()
        : Optional.of(new Cell(at, end, size, rowid, payloadAt, local, overflow));
  }
}
