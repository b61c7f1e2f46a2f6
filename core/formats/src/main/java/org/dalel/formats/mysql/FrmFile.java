package org.dalel.formats.mysql;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * The definition of a table, {@code .frm}.
 *
 * <pre>
 *  0x00  fe 01 | 0x03 engine (9 MyISAM, 12 InnoDB) | 0x04 length of the names of forms | 0x1e options
 *  64 + that length: place of the form
 *  form (288): +258 columns | +260 screens | +268 names | +270.. intervals | +282 columns with NULL | +284 comments
 *  then screens, columns (17 each), names between bytes 0xff
 *  column: +3 length | +5 place in the record, from 1 (3 bytes) | +8 flags | +13 type | +14, +11 charset
 * </pre>
 *
 * @param engine code of the engine
 * @param packed whether records are packed
 * @param columns in the order of the table
 */
record FrmFile(int engine, boolean packed, List<FrmColumn> columns) {
  static final int MYISAM = 9;

  private static final int HEADER = 64;
  private static final int FORM = 288;
  private static final int COLUMN = 17;
  private static final int MOST = 1 << 24;
  private static final int PACK_RECORD = 1;
  private static final int MAYBE_NULL = 0x8000;

  static FrmFile read(ByteSource source) throws IOException {
    ByteView file = source.read(0, (int) Math.min(source.size(), MOST));
    if (!file.has(0, (byte) 0xfe, (byte) 1)) {
      throw new FormatException(0, "a table's definition (fe 01)", start(file));
    }
    int engine = file.u8(3);
    boolean packed = (file.u16(0x1e) & PACK_RECORD) != 0;
    long form = file.u32(HEADER + file.u16(4));
    if (form > file.length() - FORM) {
      throw new FormatException(
          HEADER, "the place of a form within the file", "0x" + Long.toHexString(form));
    }
    int at = (int) form;
    int count = file.u16(at + 258);
    int screens = file.u16(at + 260);
    int names = file.u16(at + 268);
    int first = at + FORM + screens;
    List<String> labels =
        labels(file.slice(first + count * COLUMN, names), count, first + count * COLUMN);
    List<FrmColumn> columns = new ArrayList<>();
    int nullBit = packed ? 0 : 1;
    for (int i = 0; i < count; i++) {
      ByteView one = file.slice(first + i * COLUMN, COLUMN);
      int flags = one.u16(8);
      boolean nullable = (flags & MAYBE_NULL) != 0;
      int offset = (one.u16(5) | one.u8(7) << 16) - 1;
      if (offset < 0) {
        throw new FormatException(one.position() + 5, "a place in the record from 1", "0");
      }
      columns.add(
          new FrmColumn(
              labels.get(i),
              one.u8(13),
              one.u16(3),
              offset,
              (flags & 1) != 0,
              nullable,
              nullable ? nullBit++ : -1,
              charset(one.u8(14) | one.u8(11) << 8)));
    }
    return new FrmFile(engine, packed, List.copyOf(columns));
  }

  private static String start(ByteView file) throws FormatException {
    return file.length() < 2
        ? file.length() + " bytes"
        : String.format("%02x %02x", file.u8(0), file.u8(1));
  }

  private static List<String> labels(ByteView names, int count, int at) throws FormatException {
    List<String> labels = new ArrayList<>();
    byte[] bytes = names.bytes();
    int from = 1;
    for (int i = 1; i < bytes.length && labels.size() < count; i++) {
      if (bytes[i] == (byte) 0xff) {
        labels.add(SqlText.text(bytes, from, i - from, StandardCharsets.UTF_8));
        from = i + 1;
      }
    }
    if (labels.size() < count) {
      throw new FormatException(at, count + " names of columns", labels.size() + " names");
    }
    return labels;
  }

  /** The charset of a collation number; what is not known is taken for UTF-8. */
  private static Charset charset(int collation) {
    return switch (collation) {
      case 5, 8, 15, 31, 47, 48, 49, 94 -> Charset.forName("windows-1252");
      case 14, 23, 50, 51, 52 -> Charset.forName("windows-1251");
      case 7, 74 -> Charset.forName("KOI8-R");
      case 22, 75 -> Charset.forName("KOI8-U");
      case 24, 86, 28, 87 -> Charset.forName("GBK");
      case 1, 84 -> Charset.forName("Big5");
      case 35, 90 -> StandardCharsets.UTF_16BE;
      default ->
          collation >= 128 && collation <= 151 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    };
  }
}
