package org.dalel.casefile.view;

import java.nio.charset.StandardCharsets;

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

  /** Eight bytes from an offset on as a key: compared as signed numbers they stand in byte order. */
  long chunk(int row, int offset) {
    long chunk = 0;
    int at = start(row) + offset;
    for (int i = 0; i < Long.BYTES; i++, at++) {
      chunk = chunk << 8 | (at < ends[row - 1] ? bytes[at] & 0xff : 0);
    }
    return chunk ^ Long.MIN_VALUE;
  }

  /** Whether the text of a row contains another one. */
  boolean contains(int row, byte[] part) {
    int last = ends[row - 1] - part.length;
    for (int at = start(row); at <= last; at++) {
      int same = 0;
      while (same < part.length && bytes[at + same] == part[same]) {
        same++;
      }
      if (same == part.length) {
        return true;
      }
    }
    return false;
  }

  String text(int row) {
    return new String(bytes, start(row), length(row), StandardCharsets.UTF_8);
  }

  private int start(int row) {
    return row == 1 ? 0 : ends[row - 2];
  }
}
