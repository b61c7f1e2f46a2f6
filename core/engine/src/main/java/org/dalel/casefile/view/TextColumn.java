package org.dalel.casefile.view;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/**
 * One text for each row, as UTF-8 bytes one after the other. The bytes are the characters of one
 * long string, for strings are searched with the processor's own instructions for that.
 */
final class TextColumn {
  private final String bytes;
  private final int[] ends;
  private final int rows;

  /**
   * Texts that are there.
   *
   * @param ends where the text of each row ends
   */
  TextColumn(byte[] bytes, int[] ends, int rows) {
    this.bytes = new String(bytes, StandardCharsets.ISO_8859_1);
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
      chunk = chunk << 8 | (at < ends[row - 1] ? bytes.charAt(at) : 0);
    }
    return chunk ^ Long.MIN_VALUE;
  }

  /** The rows of a range whose text contains another one, ascending: one pass over the bytes. */
  int[] containing(byte[] part, int firstRow, int lastRow) {
    IntStream.Builder found = IntStream.builder();
    String wanted = new String(part, StandardCharsets.ISO_8859_1);
    int row = firstRow;
    int end = lastRow < firstRow ? 0 : ends[lastRow - 1];
    int at = end == 0 ? -1 : bytes.indexOf(wanted, start(firstRow));
    while (at >= 0 && at + part.length <= end) {
      while (ends[row - 1] <= at) {
        row++;
      }
      boolean within = at + part.length <= ends[row - 1];
      if (within) {
        found.add(row);
      }
      // one of a row is enough; what lies across its end may begin one character later
      at = bytes.indexOf(wanted, within ? ends[row - 1] : at + 1);
    }
    return found.build().toArray();
  }

  String text(int row) {
    byte[] text = bytes.substring(start(row), ends[row - 1]).getBytes(StandardCharsets.ISO_8859_1);
    return new String(text, StandardCharsets.UTF_8);
  }

  private int start(int row) {
    return row == 1 ? 0 : ends[row - 2];
  }
}
