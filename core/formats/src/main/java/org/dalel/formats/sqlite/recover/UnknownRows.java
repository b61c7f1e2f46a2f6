package org.dalel.formats.sqlite.recover;

import java.util.ArrayList;
import java.util.List;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.Confidence;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.formats.sqlite.database.RowReader;
import org.dalel.formats.sqlite.database.RowState;
import org.dalel.formats.sqlite.page.BtreePage;
import org.dalel.formats.sqlite.page.Cell;
import org.dalel.formats.sqlite.schema.TableDefinition;

/**
 * Rows on freed or replaced leaf pages that fit no table that is known: those of a table that was
 * dropped or rebuilt, its definition gone. They are believed only if every cell of the page is in
 * order, and all have the same number of fields.
 */
final class UnknownRows {
  private final List<Cell> cells = new ArrayList<>();
  private final List<RowReader.Fields> records = new ArrayList<>();
  private boolean sound = true;

  /** Takes the next cell that fits no table. */
  void add(Cell cell, RowReader.Fields fields) {
    cells.add(cell);
    records.add(fields);
    sound &= fields.whole() && fields.types().length == records.get(0).types().length;
    sound &= fields.values().stream().allMatch(UnknownRows::sound);
  }

  /** One cell of the page is not in order. */
  void damaged() {
    sound = false;
  }

  private static boolean sound(Value value) {
    return !(value instanceof Value.Text text) || text.exact() && text.value().indexOf(0) < 0;
  }

  /** Gives the rows if the page is to be believed. */
  void give(BtreePage page, RowState state, FindSink sink) {
    if (!sound || cells.isEmpty() || records.get(0).types().length < 2 || !page.kind().table()) {
      return;
    }
    int fields = records.get(0).types().length;
    TableStatistics table = new TableStatistics(TableDefinition.unknown(fields));
    for (int i = 0; i < cells.size(); i++) {
      Row row = RowReader.row(table.table(), page, cells.get(i), records.get(i).values(), state);
      Row doubtful =
          new Row(row.table(), row.rowid(), row.values(), state, row.place(), Confidence.MEDIUM);
      sink.found(
          new Found(doubtful, Found.POINTED_AT),
          table,
          records.get(i).types(),
          records.get(i).values());
    }
  }
}
