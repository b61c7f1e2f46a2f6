package org.dalel.formats.sqlite.page;

import java.util.Arrays;
import java.util.Optional;

/**
 * The header of a record: its own size, then one serial type a column.
 *
 * @param size bytes of the header, its size field included
 * @param types serial types, all valid
 */
public record RecordHeader(int size, long[] types) {
  /** More columns than SQLite allows in a table. */
  private static final int MAX_COLUMNS = 32767;

  /**
   * Parses the header at {@code at}; empty if it is not whole before {@code limit} or not valid.
   */
  public static Optional<RecordHeader> parse(byte[] bytes, int at, int limit) {
    int taken = Varint.size(bytes, at, limit);
    if (taken == 0) {
      return Optional.empty();
    }
    long size = Varint.value(bytes, at);
    if (size < taken || size > limit - at) {
      return Optional.empty();
    }
    int end = at + (int) size;
    long[] types = new long[Math.min((int) size - taken, 32)];
    int count = 0;
    for (int next = at + taken; next < end; ) {
      int typeSize = Varint.size(bytes, next, end);
      if (typeSize == 0 || count == MAX_COLUMNS) {
        return Optional.empty();
      }
      long type = Varint.value(bytes, next);
      if (!SerialType.valid(type)) {
        return Optional.empty();
      }
      if (count == types.length) {
        types = Arrays.copyOf(types, 2 * count);
      }
      types[count++] = type;
      next += typeSize;
    }
    return Optional.of(new RecordHeader((int) size, Arrays.copyOf(types, count)));
  }

  /** Bytes that the values take behind the header; {@link Long#MAX_VALUE} if that overflows. */
  public long bodySize() {
    return bodySize(types);
  }

  /** Bytes that values of these types take together. */
  public static long bodySize(long[] types) {
    long sum = 0;
    for (long type : types) {
      sum += SerialType.size(type);
      if (sum < 0) {
        return Long.MAX_VALUE;
      }
    }
    return sum;
  }
}
