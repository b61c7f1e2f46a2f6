package org.dalel.formats.leveldb;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32C;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * Finds the blocks of a table whose index is lost. Blocks stand one behind the other from the start
 * of the file, and each ends in the checksum of all its bytes before: one pass over the bytes, with
 * the checksum carried along, finds every end. Behind a block that is itself damaged the next start
 * is not known, so the search ends there.
 */
final class BlockSearch {
  private static final int WINDOW = 1 << 20;
  private static final int LAST_COMPRESSION = 2;
  private final ByteSource file;
  private final Set<BlockHandle> found = new HashSet<>();
  private int window = WINDOW;

  BlockSearch(ByteSource file) {
    this.file = file;
  }

  /** Takes a block that was found. */
  interface Found {
    void block(Block block) throws IOException;
  }

  /** Gives each block of records; returns where the search ended. */
  long run(Found sink) throws IOException {
    long size = file.size();
    long at = 0;
    while (at < size) {
      ByteView bytes = file.read(at, window);
      int used = within(bytes, sink);
      at += used;
      boolean rest = at - used + bytes.length() >= size;
      if (used == 0 && (rest || window >= BlockHandle.MOST)) {
        return at;
      }
      window = used == 0 ? window * 4 : WINDOW;
    }
    return at;
  }

  /** Gives the blocks that end in a window; returns the length of them all. */
  private int within(ByteView bytes, Found sink) throws IOException {
    int start = 0;
    int end = end(bytes, start);
    while (end >= 0) {
      int size = end - start;
      found.add(new BlockHandle(bytes.position() + start, size));
      offer(bytes.slice(start, size + BlockHandle.TRAILER), size, sink);
      start = end + BlockHandle.TRAILER;
      end = end(bytes, start);
    }
    return start;
  }

  /** Where the contents of the block end that starts here; -1 when no checksum holds. */
  private static int end(ByteView bytes, int start) throws FormatException {
    CRC32C crc = new CRC32C();
    for (int i = start; i <= bytes.length() - BlockHandle.TRAILER; i++) {
      int value = bytes.u8(i);
      crc.update(value);
      if (value <= LAST_COMPRESSION && Checksum.mask((int) crc.getValue()) == bytes.i32(i + 1)) {
        return i;
      }
    }
    return -1;
  }

  private void offer(ByteView raw, int size, Found sink) throws IOException {
    Block block = Block.of(raw, size, true);
    if (hasRestarts(block.data()) && !pointsToBlocks(block)) {
      sink.block(block);
    }
  }

  /** A filter block ends otherwise: its last byte makes a number of restarts that does not fit. */
  private static boolean hasRestarts(ByteView data) throws FormatException {
    if (data.length() < 4) {
      return false;
    }
    long restarts = data.u32(data.length() - 4);
    return restarts > 0 && 4 + 4 * restarts <= data.length();
  }

  /** Whether this is the index or the metaindex: each value is the handle of a block before. */
  private boolean pointsToBlocks(Block block) {
    try {
      BlockEntries entries = new BlockEntries(block);
      while (entries.more()) {
        entries.next();
        ByteCursor value = new ByteCursor(entries.value());
        if (!found.contains(BlockHandle.read(value, Long.MAX_VALUE)) || value.more()) {
          return false;
        }
      }
      return true;
    } catch (FormatException e) {
      return false;
    }
  }
}
