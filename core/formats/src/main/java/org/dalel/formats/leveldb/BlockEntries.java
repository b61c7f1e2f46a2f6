package org.dalel.formats.leveldb;

import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * Walks the entries of a block, whose keys share their beginnings with the key before.
 *
 * <pre>
 *   entry   varint shared bytes | varint other bytes | varint value bytes | other bytes | value
 *   end     u32 offset of each restart ... | u32 number of restarts
 * </pre>
 *
 * <p>A hostile block could make three bytes into a key of megabytes, over and over: the sum of key
 * bytes made from one block is bounded.
 *
 * <p>Source: google/leveldb, table/block_builder.cc.
 */
final class BlockEntries {
  private static final long LEAST_BUDGET = 4 << 20;
  private static final long MOST_BUDGET = 64 << 20;
  private static final long BUDGET_A_BYTE = 256;
  private final ByteCursor in;
  private byte[] key = {};
  private ByteView value = ByteView.of(key);
  private final long budget;
  private long keyBytes;

  BlockEntries(Block block) throws FormatException {
    ByteView data = block.data();
    int end = data.length();
    if (block.fault().isEmpty()) {
      long restarts = data.u32(data.length() - 4);
      long tail = 4 + 4 * restarts;
      end = tail <= data.length() ? data.length() - (int) tail : data.length() - 4;
    }
    this.in = new ByteCursor(data.slice(0, end));
    this.budget = Math.min(MOST_BUDGET, LEAST_BUDGET + end * BUDGET_A_BYTE);
  }

  /** Whether another entry follows. */
  boolean more() {
    return in.more();
  }

  /** Offset in the plain block of the next entry. */
  int at() {
    return in.at();
  }

  /** Offset of the next entry, in the file when the block is plain. */
  long position() {
    return in.position();
  }

  /** Reads the next entry. */
  void next() throws FormatException {
    long place = in.position();
    long shared = in.varint();
    long other = in.varint();
    long length = in.varint();
    boolean fits = other >= 0 && length >= 0 && other <= in.left() && length <= in.left() - other;
    if (!fits || shared < 0 || shared > key.length) {
      String found = shared + " shared of " + key.length + ", " + other + " other, " + length;
      throw new FormatException(place, "an entry within its block", found);
    }
    keyBytes += shared + other;
    if (keyBytes > budget) {
      throw new FormatException(place, "at most " + budget + " bytes of keys in the block", "more");
    }
    byte[] joined = new byte[(int) (shared + other)];
    System.arraycopy(key, 0, joined, 0, (int) shared);
    in.slice((int) other).buffer().get(joined, (int) shared, (int) other);
    key = joined;
    value = in.slice((int) length);
  }

  /** The whole key of the entry that was read. */
  ByteView key() {
    return ByteView.of(key);
  }

  /** Its value. */
  ByteView value() {
    return value;
  }
}
