package org.dalel.casefile.view;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** One text for each row, as UTF-8 bytes one after the other. */
final class TextColumn {
  private final byte[] bytes;
  private final int[] ends;
  private final int rows;

  /**
   * Texts that are there.
   *
   * @param ends where the text of each row ends
   */
  TextColumn(byte[] bytes, int[] ends, int rows) {
    this.bytes = bytes;
    this.ends = ends;
    this.rows = rows;
  }

  int rows() {
    return rows;
  }

  int length(int row) {
    return ends[row - 1] - start(row);
  }

  /**
   * Eight bytes from an offset on as a key: compared as signed numbers they stand in byte order.
   */
  long chunk(int row, int offset) {
    long chunk = 0;
    int at = start(row) + offset;
    for (int i = 0; i < Long.BYTES; i++, at++) {
      chunk = chunk << 8 | (at < ends[row - 1] ? bytes[at] & 0xff : 0);
    }
    return chunk ^ Long.MIN_VALUE;
  }

  /** The rows of a range whose text contains another one, ascending: one pass over the bytes. */
  int[] containing(byte[] part, int firstRow, int lastRow) {
    IntStream.Builder found = IntStream.builder();
    int row = firstRow;
    int end = lastRow < firstRow ? 0 : ends[lastRow - 1] - part.length;
    byte first = part[0];
    for (int at = firstRow > rows ? 0 : start(firstRow); at <= end; at++) {
      if (bytes[at] == first && same(at, part)) {
        while (ends[row - 1] <= at) {
          row++;
        }
        if (at + part.length <= ends[row - 1]) {
          found.add(row);
          // the next character is of the next row
          at = ends[row - 1] - 1;
        }
      }
    }
    return found.build().toArray();
  }

  private boolean same(int at, byte[] part) {
    for (int i = 1; i < part.length; i++) {
      if (bytes[at + i] != part[i]) {
        return false;
      }
    }
    return true;
  }

  String text(int row) {
    return new String(bytes, start(row), length(row), StandardCharsets.UTF_8);
  }

  private int start(int row) {
    return row == 1 ? 0 : ends[row - 2];
  }
}
