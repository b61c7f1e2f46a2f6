package org.dalel.formats.mysql;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * What the index of a table, {@code .MYI}, says of its records. All numbers are big-endian.
 *
 * <pre>
 *  0  fe fe 07 01 | 4 options | 6 length of the header | 12 place of the base
 *  24 state: +4 rows | +12 deleted rows
 *  base: +44 bytes of a record | +48 of a packed one | +64 columns | +72 bytes of a pointer | +76 bytes of flags
 *  the last columns * 7 bytes of the header: type (2), length (2), bit of NULL (1), its byte (2)
 * </pre>
 *
 * @param packed whether records are packed
 * @param checked whether a byte behind each record is a checksum
 * @param rows live rows by its own count
 * @param deleted deleted rows by its own count
 * @param recordLength bytes of a record in the server
 * @param storedLength bytes of a record that is not packed, in the file
 * @param pointer bytes of a pointer
 * @param flagBytes bytes of flags in front of a packed record
 * @param columns how each column is packed; there are more than the table has, for flags of NULL
 */
record MyiFile(
    boolean packed,
    boolean checked,
    long rows,
    long deleted,
    int recordLength,
    int storedLength,
    int pointer,
    int flagBytes,
    List<Column> columns) {

  static final int NORMAL = 0;
  static final int SKIP_ENDSPACE = 1;
  static final int SKIP_PRESPACE = 2;
  static final int SKIP_ZERO = 3;
  static final int BLOB = 4;
  static final int VARCHAR = 8;
  static final int CHECK = 9;

  private static final int OPTION_PACKED = 1;
  private static final int OPTION_COMPRESSED = 4;
  private static final int OPTION_CHECKSUM = 32;
  private static final int BASE = 100;
  private static final int COLUMN = 7;
  private static final int MOST_COLUMNS = 8192;
  private static final int LONGEST_RECORD = 1 << 20;

  /** How a column is packed. */
  record Column(int type, int length) {
    /** Whether a flag says that it is left out, or how it is written. */
    boolean isFlagged() {
      return type != NORMAL && type != VARCHAR && type != CHECK;
    }
  }

  static MyiFile read(ByteSource source) throws IOException {
    ByteView head = source.read(0, 24).order(ByteOrder.BIG_ENDIAN);
    if (!head.has(0, (byte) 0xfe, (byte) 0xfe, (byte) 7)) {
      throw new FormatException(0, "an index of MyISAM (fe fe 07)", head.length() + " other bytes");
    }
    int options = head.u16(4);
    if ((options & OPTION_COMPRESSED) != 0) {
      throw new FormatException(4, "a table that is not compressed", "one of myisampack");
    }
    int length = head.u16(6);
    int base = head.u16(12);
    ByteView all = source.read(0, length).order(ByteOrder.BIG_ENDIAN);
    long fields = all.u32(base + 64);
    int recordLength = all.i32(base + 44);
    int storedLength = all.i32(base + 48);
    if (fields > MOST_COLUMNS || base + BASE + fields * COLUMN > length) {
      throw new FormatException(
          base + 64, "columns that fit into a header of " + length + " bytes", fields + " columns");
    }
    if (recordLength < 1 || recordLength > LONGEST_RECORD || storedLength > LONGEST_RECORD) {
      throw new FormatException(
          base + 44, "records of 1 to 1048576 bytes", recordLength + " bytes");
    }
    List<Column> columns = new ArrayList<>();
    int at = (int) (length - fields * COLUMN);
    for (int i = 0; i < fields; i++) {
      columns.add(new Column(all.u16(at + i * COLUMN), all.u16(at + i * COLUMN + 2)));
    }
    return new MyiFile(
        (options & OPTION_PACKED) != 0,
        (options & OPTION_CHECKSUM) != 0,
        all.i64(28),
        all.i64(36),
        recordLength,
        storedLength,
        all.u8(base + 72),
        all.u16(base + 76),
        List.copyOf(columns));
  }

  /** What follows from the definition alone, when the index is lost. */
  static MyiFile of(FrmFile table) {
    List<Column> columns = new ArrayList<>();
    int at = 0;
    for (FrmColumn column : table.columns().stream().sorted(BY_OFFSET).toList()) {
      if (column.offset() > at) {
        columns.add(new Column(NORMAL, column.offset() - at));
      }
      int length = MyIsamValue.lengthInRecord(column);
      columns.add(new Column(packing(column, length, table.packed()), length));
      at = column.offset() + length;
    }
    int flags = (int) columns.stream().filter(Column::isFlagged).count();
    return new MyiFile(
        table.packed(), false, -1, -1, at, at, 6, (flags + 7) / 8, List.copyOf(columns));
  }

  private static final Comparator<FrmColumn> BY_OFFSET = Comparator.comparingInt(FrmColumn::offset);

  private static int packing(FrmColumn column, int length, boolean packed) {
    if (column.isBlob()) {
      return BLOB;
    }
    if (column.type() == FrmColumn.VARCHAR) {
      return VARCHAR;
    }
    if (!packed || column.type() == FrmColumn.TIMESTAMP) {
      return NORMAL;
    }
    boolean number =
        column.type() <= FrmColumn.INT24 && column.type() != FrmColumn.TIMESTAMP
            || column.type() >= FrmColumn.DATE && column.type() <= FrmColumn.NEWDATE
            || column.type() == FrmColumn.DATETIME2
            || column.type() == FrmColumn.TIME2;
    if (number) {
      return SKIP_ZERO;
    }
    return length <= 3 ? NORMAL : column.isText() ? SKIP_ENDSPACE : SKIP_PRESPACE;
  }
}
