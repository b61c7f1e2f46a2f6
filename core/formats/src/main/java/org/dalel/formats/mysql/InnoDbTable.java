package org.dalel.formats.mysql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dalel.formats.ByteSource;
import org.dalel.formats.Damage;
import org.dalel.formats.FormatException;
import org.dalel.formats.RecordSink;

/**
 * Reads the rows of a table of InnoDB from its tablespace, deleted ones as well: those that are
 * marked, those of which only the place was given up, and all of pages that are free. What a table
 * does not use any more holds copies of rows that were moved elsewhere, too: a deleted row that is
 * like a live one, or like another deleted one, is not told.
 *
 * <p>All pages are looked at in the order of the file, so that a damaged one costs its own rows
 * alone. Whatever the file says, nothing is read outside of it, and each page a bounded number of
 * times.
 */
public final class InnoDbTable {
  private final SqlTable names;
  private final InnoLayout layout;
  private final InnoSpace space;
  private final String examined;
  private final InnoRows rows;
  private InnoOverflow overflow;

  private InnoDbTable(SqlTable names, InnoLayout layout, InnoSpace space, Root root)
      throws IOException {
    this.names = names;
    this.layout = layout;
    this.space = space;
    this.overflow = new InnoOverflow(space);
    this.examined = names.name() + ".ibd";
    this.rows = new InnoRows(space, layout, examined, root.index(), root.core(), root.added());
  }

  /** The number of the clustered index, and how many fields its records had at first. */
  private record Root(long index, int core, boolean added) {}

  /**
   * Reads the definitions of the tables in a tablespace; most have one.
   *
   * @param database name of the folder
   * @param name of the table, where the tablespace has only one
   * @param frm the definition of MySQL 5 and MariaDB; without one it is looked for in the
   *     tablespace, where MySQL 8 has it
   * @param ibd the tablespace; it is read in {@link #read}, and stays the caller's
   * @param told takes definitions that cannot be read; they cost their tables alone
   * @throws FormatException when it is not a table of InnoDB, or one that cannot be read
   */
  public static List<InnoDbTable> open(
      String database, String name, Optional<ByteSource> frm, ByteSource ibd, Consumer<Damage> told)
      throws IOException {
    InnoSpace space = InnoSpace.open(ibd);
    if (frm.isEmpty()) {
      return defined(database, name, space, told);
    }
    FrmFile table = FrmFile.read(frm.get());
    if (table.engine() != FrmFile.INNODB && table.engine() != FrmFile.PARTITIONED) {
      throw new FormatException(3, "the engine InnoDB (12)", "engine " + table.engine());
    }
    SqlTable names =
        new SqlTable(database, name, table.columns().stream().map(FrmColumn::name).toList());
    return List.of(new InnoDbTable(names, InnoLayout.of(table), space, root(space)));
  }

  /** A tablespace of one table is named like it, or like a part of it. */
  private static List<InnoDbTable> defined(
      String database, String name, InnoSpace space, Consumer<Damage> told) throws IOException {
    List<InnoDbTable> tables = new ArrayList<>();
    SdiPages.Found found = SdiPages.find(space, name + ".ibd", told);
    boolean sole = found.whole() && found.tables().size() == 1;
    for (InnoSdi one : found.tables()) {
      tables.add(
          new InnoDbTable(
              new SqlTable(database, sole ? name : one.name(), one.columns()),
              one.layout(),
              space,
              new Root(one.layout().index(), one.core(), false)));
    }
    return tables;
  }

  /** The first page of a tree: the clustered index has the first one, and the lowest number. */
  private static Root root(InnoSpace space) throws IOException {
    long lowest = Long.MAX_VALUE;
    for (long number = 3; number < space.pages(); number++) {
      byte[] page = space.page(number);
      int type = InnoSpace.type(page);
      if (type == InnoSpace.INDEX || type == InnoSpace.INSTANT) {
        InnoPage tree = new InnoPage(page, number, space.end());
        if (number == 3) {
          boolean more = type == InnoSpace.INSTANT;
          return new Root(tree.index(), more ? tree.core() : 0, more);
        }
        lowest = Math.min(lowest, tree.index());
      }
    }
    if (lowest == Long.MAX_VALUE) {
      throw new FormatException(
          3L * space.pageSize(), "pages of an index", space.pages() + " pages without one");
    }
    return new Root(lowest, 0, false);
  }

  /** The columns. */
  public SqlTable table() {
    return names;
  }

  /** Reads all rows in the order of the file: first the live ones, then the deleted ones. */
  public void read(RecordSink<SqlRow> sink) throws IOException {
    read(sink, InnoDeleted.Bounds.USUAL);
  }

  void read(RecordSink<SqlRow> sink, InnoDeleted.Bounds bounds) throws IOException {
    overflow = new InnoOverflow(space);
    new InnoDeleted(rows, examined, bounds)
        .read(
            sink,
            (record, page, origin, number, state) ->
                sink.record(row(record, page, origin, number, state, sink)));
    if (overflow.isSpent()) {
      sink.damaged(
          new Damage(
              examined,
              0,
              "at most " + overflow.most() + " pages of long values",
              "values that name the same pages again and again",
              "the others are cut"));
    }
  }

  private SqlRow row(
      InnoRecord record,
      InnoPage page,
      int origin,
      long number,
      SqlRow.State state,
      RecordSink<SqlRow> sink)
      throws IOException {
    String[] values = new String[names.columns().size()];
    List<InnoField> fields = layout.fields();
    for (int i = 0; i < fields.size(); i++) {
      InnoField field = fields.get(i);
      if (field.place() < 0) {
        continue;
      }
      if (!record.has(i)) {
        values[field.place()] = absent(i, field);
      } else if (!record.isNull(i)) {
        values[field.place()] = value(record, page, i, state, sink);
      }
    }
    return new SqlRow(names, number, page.number() * space.pageSize() + origin, state, values);
  }

  /** What a row is said to hold that was there before the column. */
  private String absent(int place, InnoField field) {
    return rows.beforeAdded().isPresent()
        ? rows.beforeAdded().get().value(place, field)
        : field.otherwise();
  }

  private String value(
      InnoRecord record, InnoPage page, int place, SqlRow.State state, RecordSink<SqlRow> sink)
      throws IOException {
    FrmColumn column = layout.fields().get(place).column();
    int from = record.from(place);
    int length = record.length(place);
    if (!record.isOutside(place)) {
      return InnoValue.text(column, page.bytes(), from, length);
    }
    try {
      byte[] whole = overflow.read(page.bytes(), from, length);
      return InnoValue.text(column, whole, 0, whole(column, whole, 0, whole.length));
    } catch (FormatException e) {
      if (state == SqlRow.State.LIVE && !overflow.isSpent()) {
        sink.damaged(
            new Damage(
                examined,
                page.number() * space.pageSize() + from,
                "the rest of a long value: "
                    + e.expected()
                    + " at 0x"
                    + Long.toHexString(e.offset()),
                e.found(),
                "the value is cut"));
      }
      int there = whole(column, page.bytes(), from, Math.max(0, length - InnoOverflow.REFERENCE));
      return InnoValue.text(column, page.bytes(), from, there) + "…";
    }
  }

  /** How many bytes are whole letters: the last one of a text that was cut may be torn. */
  private static int whole(FrmColumn column, byte[] bytes, int from, int length) {
    int back = 1;
    while (back < 4 && back <= length && (bytes[from + length - back] & 0xc0) == 0x80) {
      back++;
    }
    if (back > length || column.charset() != StandardCharsets.UTF_8) {
      return length;
    }
    int lead = bytes[from + length - back] & 0xff;
    int letter = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
    return letter > back ? length - back : length;
  }
}
