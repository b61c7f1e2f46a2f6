package org.dalel.formats.mysql;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.Damage;
import org.dalel.formats.FormatException;
import org.dalel.formats.RecordSink;

/**
 * Reads the rows of a MyISAM table from its three files, deleted ones as well.
 *
 * <p>Fixed records: the first bit of a live one is set; of a deleted one the first byte and the
 * pointer behind it are overwritten, the rest is there. Dynamic records: see {@link DynamicRows}.
 * Whatever numbers the files hold, nothing is read outside of them, and each byte a bounded number
 * of times.
 */
public final class MyIsamTable {
  private final FrmFile table;
  private final MyiFile index;
  private final SqlTable names;
  private final String examined;

  private MyIsamTable(FrmFile table, MyiFile index, SqlTable names) {
    this.table = table;
    this.index = index;
    this.names = names;
    this.examined = names.name() + ".MYD";
  }

  /**
   * Reads the definition of a table.
   *
   * @param database name of the folder
   * @param name of the table
   * @param frm the definition
   * @param myi the index; what it says is guessed from the definition when it is not there
   * @throws FormatException when it is not a table of MyISAM, or a compressed one
   */
  public static MyIsamTable open(
      String database, String name, ByteSource frm, Optional<ByteSource> myi) throws IOException {
    FrmFile table = FrmFile.read(frm);
    if (table.engine() != FrmFile.MYISAM) {
      throw new FormatException(3, "the engine MyISAM (9)", "engine " + table.engine());
    }
    MyiFile index = myi.isPresent() ? MyiFile.read(myi.get()) : MyiFile.of(table);
    SqlTable names =
        new SqlTable(database, name, table.columns().stream().map(FrmColumn::name).toList());
    return new MyIsamTable(table, index, names);
  }

  /** The names of a definition of any engine. */
  public static SqlTable describe(String database, String name, ByteSource frm) throws IOException {
    FrmFile table = FrmFile.read(frm);
    return new SqlTable(database, name, table.columns().stream().map(FrmColumn::name).toList());
  }

  /** The columns. */
  public SqlTable table() {
    return names;
  }

  /** How many live rows the index counts; -1 when there is none. */
  public long countedRows() {
    return index.rows();
  }

  /** Reads all rows in the order of the file: first the live ones, then the deleted ones. */
  public void read(ByteSource myd, RecordSink<SqlRow> sink) throws IOException {
    if (index.packed()) {
      DynamicRows rows = new DynamicRows(myd, examined);
      PackedRow packed = new PackedRow(table, index);
      rows.live(new DynamicSink(packed, sink));
      DeletedRow deleted = new DeletedRow(table, packed);
      long[] number = new long[1];
      rows.deleted(
          (block, offset) -> {
            Optional<String[]> values = deleted.recover(block);
            if (values.isPresent()) {
              sink.record(
                  new SqlRow(names, ++number[0], offset, SqlRow.State.DELETED, values.get()));
            }
          },
          sink::damaged);
    } else {
      fixed(myd, sink, SqlRow.State.LIVE);
      fixed(myd, sink, SqlRow.State.DELETED);
    }
  }

  private final class DynamicSink implements DynamicRows.Taker {
    private final PackedRow packed;
    private final RecordSink<SqlRow> sink;
    private long number;

    DynamicSink(PackedRow packed, RecordSink<SqlRow> sink) {
      this.packed = packed;
      this.sink = sink;
    }

    @Override
    public void record(byte[] record, int length, long offset) throws IOException {
      number++;
      String[] values;
      try {
        values = packed.values(record, length, offset);
      } catch (FormatException e) {
        sink.damaged(Damage.of(examined, e, "the row is left out"));
        return;
      }
      sink.record(new SqlRow(names, number, offset, SqlRow.State.LIVE, values));
    }

    @Override
    public void damaged(Damage damage) throws IOException {
      sink.damaged(damage);
    }
  }

  private void fixed(ByteSource myd, RecordSink<SqlRow> sink, SqlRow.State wanted)
      throws IOException {
    int length = Math.max(index.storedLength(), 1);
    int batch = Math.max(1, (1 << 16) / length);
    long number = 0;
    long size = myd.size();
    for (long at = 0; at + length <= size; at += (long) batch * length) {
      ByteView many = myd.read(at, (int) Math.min((long) batch * length, size - at));
      byte[] bytes = many.order(ByteOrder.LITTLE_ENDIAN).bytes();
      for (int from = 0; from + length <= bytes.length; from += length) {
        boolean live = (bytes[from] & 1) != 0 || bytes[from] != 0;
        if (live == (wanted == SqlRow.State.LIVE)) {
          number++;
          Optional<String[]> values = fixed(bytes, from, length, live);
          if (values.isPresent()) {
            sink.record(new SqlRow(names, number, at + from, wanted, values.get()));
          }
        }
      }
    }
    if (wanted == SqlRow.State.LIVE && size % length != 0) {
      sink.damaged(
          new Damage(
              examined,
              size - size % length,
              "a record of " + length + " bytes",
              size % length + " bytes",
              "they are left out"));
    }
  }

  /** Values of a fixed record; of a deleted one those behind the pointer, if any says something. */
  private Optional<String[]> fixed(byte[] bytes, int from, int length, boolean live) {
    int lost = live ? 0 : 1 + index.pointer();
    byte[] nulls = Arrays.copyOfRange(bytes, from, live ? from + firstColumn() : from);
    String[] values = new String[table.columns().size()];
    boolean says = live;
    for (int i = 0; i < values.length; i++) {
      FrmColumn column = table.columns().get(i);
      int size = MyIsamValue.lengthInRecord(column);
      if (column.offset() >= lost
          && column.offset() + size <= length
          && !PackedRow.isNull(nulls, column)) {
        values[i] = MyIsamValue.text(column, bytes, from + column.offset(), size);
        says |= !values[i].isEmpty() && !values[i].equals("0");
      }
    }
    return says ? Optional.of(values) : Optional.empty();
  }

  private int firstColumn() {
    return table.columns().stream().mapToInt(FrmColumn::offset).min().orElse(0);
  }
}
