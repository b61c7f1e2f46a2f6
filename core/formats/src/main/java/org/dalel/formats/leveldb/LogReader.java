package org.dalel.formats.leveldb;

import java.io.IOException;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.Damage;

/**
 * Reads the physical records of a log (write-ahead log or MANIFEST) and joins them to logical ones.
 *
 * <pre>
 *   block of 32 KiB   record | record | ... | up to 6 zero bytes
 *   record            0 CRC-32C of type and data, masked   4 length   6 type   7 data
 *   type              1 whole   2 first   3 middle   4 last   (0 with length 0: not written)
 * </pre>
 *
 * <p>After a checksum that fails the length is not to be trusted, so the next record is looked for
 * at every byte of the rest of its block. Source: google/leveldb, doc/log_format.md.
 */
final class LogReader {
  static final int BLOCK = 32 << 10;
  private static final int HEADER = 7;
  private static final int FULL = 1;
  private static final int FIRST = 2;
  private static final int MIDDLE = 3;
  private static final int LAST = 4;
  private static final int MOST_SEARCHED = 1 << 20;

  private final String name;
  private final ByteSource file;
  private final LogSink sink;
  private final LogicalRecord pending = new LogicalRecord();
  private int searched;

  LogReader(String name, ByteSource file, LogSink sink) {
    this.name = name;
    this.file = file;
    this.sink = sink;
  }

  /** Reads to the end of the file. */
  void run() throws IOException {
    long size = file.size();
    for (long at = 0; at < size; at += BLOCK) {
      block(file.read(at, BLOCK));
    }
    if (pending.open()) {
      damaged(size, "the last piece of the record begun at " + pending.start(), "the file's end");
      flush(false);
    }
  }

  private void block(ByteView block) throws IOException {
    int at = 0;
    searched = 0;
    while (at <= block.length() - HEADER) {
      int length = block.u16(at + 4);
      int type = block.u8(at + 6);
      if (type == 0 && length == 0) {
        at = written(block, at);
      } else if (intact(block, at)) {
        piece(type, block.slice(at + HEADER, length), true);
        at += HEADER + length;
      } else {
        at = broken(block, at, type, length);
      }
    }
    if (at < block.length() && block.length() < BLOCK) {
      damaged(block.position() + at, "a record's header", "the file's end");
    }
  }

  /** Space that was set aside and not written: nothing follows, unless something does. */
  private int written(ByteView block, int from) throws IOException {
    int at = from;
    while (at < block.length() && block.u8(at) == 0) {
      at++;
    }
    if (at == block.length()) {
      return at;
    }
    return next(block, from + 1);
  }

  private int broken(ByteView block, int at, int type, int length) throws IOException {
    boolean fits = length <= block.length() - at - HEADER;
    String found = String.format("type %d, length %d", type, length);
    found += fits ? " and a checksum that fails" : " past the end of the block";
    damaged(block.position() + at, "a record of type 1 to 4 with its checksum", found);
    int next = next(block, at + 1);
    if (type >= FULL && type <= LAST) {
      int end = fits ? Math.min(next, at + HEADER + length) : next;
      piece(type, block.slice(at + HEADER, Math.max(0, end - at - HEADER)), false);
      return Math.max(end, Math.min(next, at + HEADER + length));
    }
    return next;
  }

  /** The next place at which a record with its checksum stands; the block's end without one. */
  private int next(ByteView block, int from) throws IOException {
    for (int at = from; at <= block.length() - HEADER && searched < MOST_SEARCHED; at++) {
      if (block.u16(at + 4) > 0 && intact(block, at)) {
        return at;
      }
    }
    return block.length();
  }

  private boolean intact(ByteView block, int at) throws IOException {
    int length = block.u16(at + 4);
    int type = block.u8(at + 6);
    if (type < FULL || type > LAST || length > block.length() - at - HEADER) {
      return false;
    }
    searched += length;
    return Checksum.masked(block.slice(at + 6, length + 1)) == block.i32(at);
  }

  private void piece(int type, ByteView data, boolean sound) throws IOException {
    boolean starts = type == FULL || type == FIRST;
    if (starts && pending.open()) {
      damaged(
          data.position(),
          "a further piece of the record begun at " + pending.start(),
          "a new record");
      flush(false);
    }
    boolean orphan = !starts && !pending.open();
    if (orphan) {
      damaged(data.position(), "the first piece of a record", "a later one");
      return;
    }
    if (!pending.add(data, sound)) {
      damaged(
          data.position(), "a record of at most " + LogicalRecord.MOST + " bytes", "a longer one");
      flush(false);
      return;
    }
    if (type == FULL || type == LAST) {
      flush(true);
    }
  }

  private void flush(boolean whole) throws IOException {
    sink.logical(pending.take(whole));
  }

  private void damaged(long at, String expected, String found) throws IOException {
    sink.damaged(new Damage(name, at, expected, found, "reading goes on behind it"));
  }
}
