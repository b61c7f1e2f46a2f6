package org.dalel.digest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the runs of bytes of one set that are as long as possible: where tokens and texts may
 * stand. In compiled C, sixteen bytes at a time; whoever has no library goes without. Thread-safe.
 */
public final class ByteRuns {
  private static final int VALUES = 256;
  private static final int HALF = 128;

  /** Numbers that tell a run, and how many runs a call gives at most. */
  private static final int NUMBERS = 3;

  private static final int MOST = 256;

  private final ByteBuffer table;
  private final boolean hasZero;

  private ByteRuns(byte[] inside, int shortest) {
    this.table = table(inside, shortest);
    this.hasZero = inside[0] != 0;
  }

  /**
   * @param inside for each of the 256 byte values whether it is in the set: not 0
   * @param shortest length from which on a run counts, at least 1
   * @return empty where the library does not load
   */
  public static Optional<ByteRuns> of(byte[] inside, int shortest) {
    Objects.checkFromIndexSize(0, VALUES, inside.length);
    if (shortest < 1) {
      throw new IllegalArgumentException(
          "runs of bytes: expected a length of at least 1, found " + shortest);
    }
    return TripleDigest.isNativeAllowed()
        ? Optional.of(new ByteRuns(inside, shortest))
        : Optional.empty();
  }

  private static ByteBuffer table(byte[] inside, int shortest) {
    ByteBuffer buffer =
        ByteBuffer.allocateDirect(NativeRuns.tableBytes()).order(ByteOrder.nativeOrder());
    return put(buffer, inside, shortest);
  }

  /** Writes a {@code struct byte_set} of {@code runs.h}. */
  static ByteBuffer put(ByteBuffer buffer, byte[] inside, int shortest) {
    buffer.put(inside, 0, VALUES);
    byte[] halves = new byte[VALUES / 8];
    for (int b = 0; b < VALUES; b++) {
      if (inside[b] != 0) {
        halves[(b < HALF ? 0 : 16) + (b & 15)] |= (byte) (1 << (b >> 4 & 7));
      }
    }
    return buffer.put(halves).putInt(shortest);
  }

  /**
   * The first runs of {@code data[from .. to)}, in rising order.
   *
   * @param wide of characters of two bytes, the second of which is 0 or lies behind the end;
   *     lengths are in characters
   * @param found with room for 1 to 256 runs; takes three numbers a run: offset of its first byte,
   *     offset behind its last one, all bits of its bytes (0 when wide)
   * @return how many were found; when there is no room for another, there may be more behind the
   *     last of them
   * @throws IndexOutOfBoundsException when the range is not in the array
   */
  public int find(byte[] data, int from, int to, boolean wide, int[] found) {
    Objects.checkFromToIndex(from, to, data.length);
    if (found.length < NUMBERS || found.length > NUMBERS * MOST) {
      throw new IllegalArgumentException(
          "runs of bytes: expected room for 1 to " + MOST + ", found " + found.length + " numbers");
    }
    if (wide && hasZero) {
      throw new IllegalStateException("wide runs: expected a set without 0");
    }
    return NativeRuns.find(table, data, from, to, wide, found);
  }
}
