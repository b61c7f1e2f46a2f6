package org.dalel.formats.mysql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dalel.formats.FormatException;

/**
 * Unpacks a record of the dynamic format: flags, then the columns; a set flag means that a number
 * or a blob is left out as it is empty, or that a text is written with its length and without the
 * blanks at its end.
 */
final class PackedRow {
  private static final int FEW = 10;

  private final FrmFile table;
  private final MyiFile index;
  private final FrmColumn[] named;
  private final long[] blanks;
  private long rows;

  PackedRow(FrmFile table, MyiFile index) {
    this.table = table;
    this.index = index;
    this.named = new FrmColumn[index.columns().size()];
    this.blanks = new long[index.columns().size()];
    int at = 0;
    for (int i = 0; i < named.length; i++) {
      for (FrmColumn column : table.columns()) {
        if (column.offset() == at && index.columns().get(i).length() > 0) {
          named[i] = column;
        }
      }
      at += index.columns().get(i).length();
    }
  }

  /** The column of the table that a packed one is; null for flags of NULL. */
  FrmColumn named(int packed) {
    return named[packed];
  }

  /** What a column of a record is: bytes of the value, none when it is left out. */
  record Span(int from, int length, boolean blank) {}

  /** The values of a packed record. */
  String[] values(byte[] record, int length, long offset) throws FormatException {
    Span[] spans = new Span[named.length];
    int at = index.flagBytes();
    int flag = 0;
    for (int i = 0; i < named.length; i++) {
      MyiFile.Column column = index.columns().get(i);
      boolean set = column.isFlagged() && flag(record, flag, length, offset);
      flag += column.isFlagged() ? 1 : 0;
      spans[i] = span(column, record, at, length, set, offset);
      at = spans[i].from() + (spans[i].blank() ? 0 : spans[i].length());
    }
    rows++;
    for (int i = 0; i < spans.length; i++) {
      blanks[i] += spans[i].blank() ? 1 : 0;
    }
    return values(record, spans);
  }

  private static boolean flag(byte[] record, int flag, int length, long offset)
      throws FormatException {
    if (flag / 8 >= length) {
      throw new FormatException(offset, "flags of all columns", "a record of " + length + " bytes");
    }
    return (record[flag / 8] >> flag % 8 & 1) != 0;
  }

  private static Span span(
      MyiFile.Column column, byte[] record, int at, int length, boolean set, long offset)
      throws FormatException {
    int from = at;
    int count = column.length();
    switch (column.type()) {
      case MyiFile.SKIP_ZERO -> {
        if (set) {
          return new Span(at, column.length(), true);
        }
      }
      case MyiFile.BLOB -> {
        if (set) {
          return new Span(at, 0, true);
        }
        int size = Math.max(1, column.length() - 8);
        require(at + size <= length, at, size, length, offset);
        long blob = MyIsamValue.unsigned(record, at, size);
        from = at + size;
        require(blob <= length - from, from, blob, length, offset);
        count = (int) blob;
      }
      case MyiFile.VARCHAR -> {
        require(at < length, at, 1, length, offset);
        count = record[at] & 0xff;
        from = at + 1;
        if (column.length() > 256 && count == 255) {
          require(at + 3 <= length, at, 3, length, offset);
          count = (record[at + 1] & 0xff) << 8 | record[at + 2] & 0xff;
          from = at + 3;
        }
      }
      case MyiFile.SKIP_ENDSPACE, MyiFile.SKIP_PRESPACE -> {
        if (set) {
          require(at < length, at, 1, length, offset);
          count = record[at] & 0xff;
          from = at + 1;
          if (column.length() > 255 && count > 127) {
            require(at + 2 <= length, at, 2, length, offset);
            count = count & 127 | (record[at + 1] & 0xff) << 7;
            from = at + 2;
          }
        }
      }
      default -> {}
    }
    require(count <= length - from, from, count, length, offset);
    return new Span(from, count, false);
  }

  private static void require(boolean fits, int at, long count, int length, long offset)
      throws FormatException {
    if (!fits) {
      throw new FormatException(
          offset + at,
          count + " bytes of a column",
          (length - at) + " bytes up to the record's end");
    }
  }

  private String[] values(byte[] record, Span[] spans) {
    String[] values = new String[table.columns().size()];
    byte[] nulls = nulls(record, spans);
    for (int i = 0; i < spans.length; i++) {
      FrmColumn column = named[i];
      if (column == null || isNull(nulls, column)) {
        continue;
      }
      Span span = spans[i];
      values[table.columns().indexOf(column)] =
          span.blank() && !column.isText()
              ? MyIsamValue.text(
                  column, new byte[column.isBlob() ? 0 : span.length()], 0, span.length())
              : span.blank() ? "" : MyIsamValue.text(column, record, span.from(), span.length());
    }
    return values;
  }

  /** The flags of NULL stand in front of the first column of the table. */
  private byte[] nulls(byte[] record, Span[] spans) {
    return spans.length > 0 && named[0] == null && !spans[0].blank()
        ? Arrays.copyOfRange(record, spans[0].from(), spans[0].from() + spans[0].length())
        : new byte[0];
  }

  static boolean isNull(byte[] nulls, FrmColumn column) {
    int bit = column.nullBit();
    return bit >= 0 && bit / 8 < nulls.length && (nulls[bit / 8] >> bit % 8 & 1) != 0;
  }

  /** In how many of a hundred rows so far a column was left out; 50 while there were few. */
  int blankPercent(int packed) {
    return rows < FEW ? 50 : (int) (100 * blanks[packed] / rows);
  }

  /** Bytes of flags in front of the columns. */
  int flagBytes() {
    return index.flagBytes();
  }

  /** The columns as they are packed. */
  List<MyiFile.Column> columns() {
    return new ArrayList<>(index.columns());
  }
}
