package org.dalel.formats.mysql;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
 *  keys at 0x06: count, six bytes; key (8): +0 not unique | +4 parts; part (9): +0 column, from 1 | +7 length;
 *  then the names between bytes 0xff, and 0
 *  behind the names: lists of words of ENUM and SET
 *  column: +3 length | +5 place in the record, from 1 (3 bytes) | +8 flags | +12 list of words | +13 type | +14, +11 charset
 * </pre>
 *
 * @param engine code of the engine
 * @param packed whether records are packed
 * @param columns in the order of the table
 * @param keys in their order: the primary one first; of MyISAM none, whose rows do not need them
 */
record FrmFile(int engine, boolean packed, List<FrmColumn> columns, List<FrmKey> keys) {
  static final int MYISAM = 9;
  static final int INNODB = 12;

  /** Tables in several parts; of which engine these are is told elsewhere. */
  static final int PARTITIONED = 20;

  private static final int HEADER = 64;
  private static final int FORM = 288;
  private static final int COLUMN = 17;
  private static final int MOST = 1 << 24;
  private static final int PACK_RECORD = 1;
  private static final int MAYBE_NULL = 0x8000;
  private static final int DECIMALS = 31;
  private static final int KEY = 8;
  private static final int KEY_PART = 9;
  private static final int NOT_UNIQUE = 1;
  private static final int FIELD_NUMBER = 0x3fff;

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
    List<byte[][]> words = words(file, first + count * COLUMN + names, at);
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
              flags >> 8 & DECIMALS,
              one.u8(14) | one.u8(11) << 8,
              Charsets.of(one.u8(14) | one.u8(11) << 8),
              words(one, words)));
    }
    boolean keyed = engine == INNODB || engine == PARTITIONED;
    return new FrmFile(engine, packed, List.copyOf(columns), keyed ? keys(file, count) : List.of());
  }

  /** The lists of words, as far as they are there: a byte 0xff, words with 0xff behind each, 0. */
  private static List<byte[][]> words(ByteView file, int at, int form) throws FormatException {
    int count = file.u16(form + 270);
    int length = Math.min(file.u16(form + 274), Math.max(0, file.length() - at));
    byte[] bytes = length == 0 ? new byte[0] : file.bytes(at, length);
    List<byte[][]> lists = new ArrayList<>();
    List<byte[]> list = new ArrayList<>();
    int from = 1;
    for (int i = 1; i < bytes.length && lists.size() < count; i++) {
      if (bytes[i] == 0 && i == from) {
        lists.add(list.toArray(byte[][]::new));
        list = new ArrayList<>();
        from = i + 2;
        i++;
      } else if (bytes[i] == (byte) 0xff) {
        list.add(Arrays.copyOfRange(bytes, from, i));
        from = i + 1;
      }
    }
    return lists;
  }

  private static List<String> words(ByteView column, List<byte[][]> lists) throws FormatException {
    int type = column.u8(13);
    int list = column.u8(12);
    if (type != FrmColumn.ENUM && type != FrmColumn.SET || list == 0 || list > lists.size()) {
      return List.of();
    }
    Charset charset = Charsets.of(column.u8(14) | column.u8(11) << 8);
    return Arrays.stream(lists.get(list - 1))
        .map(word -> SqlText.text(word, 0, word.length, charset))
        .toList();
  }

  /** What stands there must be within the file; a part of no column ends the list. */
  private static List<FrmKey> keys(ByteView file, int columns) throws FormatException {
    int at = file.u16(6);
    int first = file.u8(at);
    int count = first < 0x80 ? first : first & 0x7f | file.u8(at + 1) << 7;
    int from = at + 6;
    List<List<FrmKey.Part>> all = new ArrayList<>();
    List<Boolean> unique = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      unique.add((file.u16(from) & NOT_UNIQUE) == 0);
      int parts = file.u8(from + 4);
      from += KEY;
      List<FrmKey.Part> list = new ArrayList<>();
      for (int part = 0; part < parts; part++) {
        int column = (file.u16(from) & FIELD_NUMBER) - 1;
        if (column < 0 || column >= columns) {
          throw new FormatException(
              from, "the number of one of " + columns + " columns", (column + 1) + "");
        }
        list.add(new FrmKey.Part(column, file.u16(from + 7)));
        from += KEY_PART;
      }
      all.add(list);
    }
    int names = from;
    while (names < file.length() && file.u8(names) != 0) {
      names++;
    }
    List<String> labels = labels(file.slice(from, names - from), count, from);
    List<FrmKey> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(new FrmKey(labels.get(i), unique.get(i), List.copyOf(all.get(i))));
    }
    return List.copyOf(keys);
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
}
