package org.dalel.formats.mysql;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.Damage;
import org.dalel.formats.FormatException;

/**
 * The blocks of a file of dynamic records. Numbers are big-endian; blocks begin at multiples of 4.
 *
 * <pre>
 *  type  header
 *   0    length(3) next(8) previous(8)            deleted; the rest of its bytes is what was there
 *   1,2  record(2|3)                              whole record
 *   3,4  record(2|3) unused(1)                    whole record, unused bytes behind it
 *   5,6  record(2|3) block(2|3) next(8)           first of several blocks
 *  13    record(4) block(3) next(8)               the same
 *   7,8  block(2|3)                               last one
 *   9,10 block(2|3) unused(1)                     last one, unused bytes behind it
 *  11,12 block(2|3) next(8)                       one in the middle
 * </pre>
 */
final class DynamicRows {
  static final int DELETED_HEADER = 20;
  private static final int LONGEST_RECORD = 1 << 24;
  private static final int LONGEST_DELETED = 1 << 16;
  private static final int MOST_BLOCKS = 65_536;
  private static final int ALIGN = 4;
  private static final int WINDOW = 1 << 18;

  private final ByteSource file;
  private final long size;
  private final String examined;
  private ByteView window = ByteView.of(new byte[0]);

  DynamicRows(ByteSource file, String examined) throws IOException {
    this.file = file;
    this.size = file.size();
    this.examined = examined;
  }

  /** Takes packed records. */
  interface Taker {
    /**
     * @param record holds it from 0 to {@code length}; overwritten by the next one
     */
    void record(byte[] record, int length, long offset) throws IOException;

    void damaged(Damage damage) throws IOException;
  }

  /** Takes what is left in deleted blocks. */
  interface Leftover {
    /**
     * @param tail the bytes behind the header of the block
     */
    void block(byte[] tail, long offset) throws IOException;
  }

  /** Takes damage. */
  interface Damaged {
    void damaged(Damage damage) throws IOException;
  }

  /** A header that was read. */
  private record Block(
      int type, long record, long data, long next, int header, long whole, boolean first) {}

  /** All records that are not deleted. */
  void live(Taker taker) throws IOException {
    byte[] record = new byte[1024];
    long at = 0;
    long lost = -1;
    while (at < size) {
      Block block;
      try {
        block = header(at);
      } catch (FormatException e) {
        lost = lost < 0 ? at : lost;
        at += ALIGN;
        continue;
      }
      if (lost >= 0) {
        taker.damaged(gap(lost, at));
        lost = -1;
      }
      if (block.first()) {
        try {
          record = Arrays.copyOf(record, (int) Math.max(record.length, block.record()));
          gather(block, at, record);
          taker.record(record, (int) block.record(), at);
        } catch (FormatException e) {
          taker.damaged(Damage.of(examined, e, "the row is left out"));
        }
      }
      at += block.whole();
    }
    if (lost >= 0) {
      taker.damaged(gap(lost, size));
    }
  }

  private Damage gap(long from, long to) {
    return new Damage(
        examined,
        from,
        "the header of a block",
        (to - from) + " other bytes",
        "reading goes on behind them");
  }

  /** All deleted blocks; blocks in which others were merged are cut where their headers stand. */
  void deleted(Leftover taker, Damaged damaged) throws IOException {
    long at = 0;
    while (at < size) {
      Block block;
      try {
        block = header(at);
      } catch (FormatException e) {
        at += ALIGN;
        continue;
      }
      if (block.type() == 0) {
        if (block.whole() > LONGEST_DELETED) {
          damaged.damaged(
              new Damage(
                  examined,
                  at,
                  "a deleted block of at most 64 KiB",
                  block.whole() + " bytes",
                  "what is left in it is not looked at"));
        } else {
          inside(at, (int) Math.min(block.whole(), size - at), taker);
        }
      }
      at += block.whole();
    }
  }

  /** Each of the blocks that were merged into a deleted one. */
  private void inside(long at, int length, Leftover taker) throws IOException {
    byte[] bytes = file.bytes(at, length);
    int from = 0;
    while (from + DELETED_HEADER < length) {
      int to = length;
      for (int i = from + DELETED_HEADER; i + DELETED_HEADER <= length; i += ALIGN) {
        if (isDeletedHeader(bytes, i, length)) {
          to = i;
          break;
        }
      }
      taker.block(Arrays.copyOfRange(bytes, from + DELETED_HEADER, to), at + from);
      from = to;
    }
  }

  /** A header inside a deleted block: its length fits, its pointers lie in the file. */
  private boolean isDeletedHeader(byte[] bytes, int at, int length) {
    int whole = (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
    return bytes[at] == 0
        && whole >= DELETED_HEADER
        && whole % ALIGN == 0
        && whole <= length - at
        && pointer(bytes, at + 4)
        && pointer(bytes, at + 12);
  }

  private boolean pointer(byte[] bytes, int at) {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | bytes[at + i] & 0xff;
    }
    return value == -1 || value >= 0 && value < size && value % ALIGN == 0;
  }

  private void gather(Block first, long at, byte[] record) throws IOException {
    Block block = first;
    long place = at;
    int filled = 0;
    for (int blocks = 0; ; blocks++) {
      long data = Math.min(block.data(), first.record() - filled);
      if (place + block.header() + data > size) {
        throw new FormatException(place, data + " bytes of a record", "the end of the file");
      }
      file.read(place + block.header(), record, filled, (int) data);
      filled += (int) data;
      if (filled >= first.record()) {
        return;
      }
      place = block.next();
      if (place < 0 || place >= size || blocks >= MOST_BLOCKS || data == 0) {
        throw new FormatException(
            at, first.record() + " bytes of a record", filled + " bytes and no further block");
      }
      block = header(place);
      if (block.type() < 7 || block.type() > 12) {
        throw new FormatException(
            place, "a further block of a record", "a block of type " + block.type());
      }
    }
  }

  private Block header(long at) throws IOException {
    ByteView bytes = view(at);
    int type = bytes.u8(0);
    Block block =
        switch (type) {
          case 0 -> new Block(0, 0, 0, -1, DELETED_HEADER, u24(bytes, 1), false);
          case 1 -> whole(type, bytes.u16(1), 3, 0);
          case 2 -> whole(type, u24(bytes, 1), 4, 0);
          case 3 -> whole(type, bytes.u16(1), 4, bytes.u8(3));
          case 4 -> whole(type, u24(bytes, 1), 5, bytes.u8(4));
          case 5 -> part(type, bytes.u16(1), bytes.u16(3), bytes.i64(5), 13, 0, true);
          case 6 -> part(type, u24(bytes, 1), u24(bytes, 4), bytes.i64(7), 15, 0, true);
          case 7 -> part(type, 0, bytes.u16(1), -1, 3, 0, false);
          case 8 -> part(type, 0, u24(bytes, 1), -1, 4, 0, false);
          case 9 -> part(type, 0, bytes.u16(1), -1, 4, bytes.u8(3), false);
          case 10 -> part(type, 0, u24(bytes, 1), -1, 5, bytes.u8(4), false);
          case 11 -> part(type, 0, bytes.u16(1), bytes.i64(3), 11, 0, false);
          case 12 -> part(type, 0, u24(bytes, 1), bytes.i64(4), 12, 0, false);
          case 13 -> part(type, bytes.u32(1), u24(bytes, 5), bytes.i64(8), 16, 0, true);
          default -> throw new FormatException(at, "a block of type 0 to 13", "type " + type);
        };
    boolean fits =
        block.whole() >= DELETED_HEADER
            && block.whole() % ALIGN == 0
            && at + block.whole() <= size + ALIGN
            && (!block.first() || block.record() > 0 && block.record() <= LONGEST_RECORD);
    if (!fits) {
      throw new FormatException(
          at, "a block of 20 bytes or more within the file", block.whole() + " bytes");
    }
    return block;
  }

  /** A window at a place: headers are read one after the other. */
  private ByteView view(long at) throws IOException {
    long from = at - window.position();
    if (from < 0 || from + DELETED_HEADER > window.length()) {
      window = file.read(at, WINDOW).order(ByteOrder.BIG_ENDIAN);
      from = 0;
    }
    return window.slice((int) from, (int) Math.min(DELETED_HEADER, window.length() - from));
  }

  private static long u24(ByteView bytes, int at) throws FormatException {
    return (long) bytes.u8(at) << 16 | bytes.u16(at + 1);
  }

  private static Block whole(int type, long record, int header, int unused) {
    return new Block(type, record, record, -1, header, header + record + unused, true);
  }

  private static Block part(
      int type, long record, long data, long next, int header, int unused, boolean first) {
    return new Block(type, record, data, next, header, header + data + unused, first);
  }
}
