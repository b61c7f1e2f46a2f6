package org.dalel.formats.sqlite.recover;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.Confidence;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.formats.sqlite.schema.Affinity;
import org.dalel.formats.sqlite.schema.Column;
import org.dalel.formats.sqlite.schema.IndexDefinition;
import org.dalel.formats.sqlite.schema.TableDefinition;

/**
 * The entries of an index, read as rows of a table without rowid: the columns of the index, then
 * the rowid. An entry that outlives its row is what is left of that row.
 *
 * @param table the table that is indexed
 * @param columns its columns that an entry holds, by their place in the table
 * @param statistics of the entries
 */
record IndexEntries(TableDefinition table, List<Integer> columns, TableStatistics statistics) {
  /** Entries of an index over plain columns of a table with rowid; empty for all others. */
  static Optional<IndexEntries> of(IndexDefinition index, TableDefinition table) {
    List<Integer> columns = new ArrayList<>();
    for (String name : index.columns()) {
      IntStream.range(0, table.columns().size())
          .filter(i -> table.columns().get(i).name().equalsIgnoreCase(name))
          .findFirst()
          .ifPresent(columns::add);
    }
    if (columns.isEmpty() || columns.size() != index.columns().size() || table.withoutRowid()) {
      return Optional.empty();
    }
    List<Column> fields = new ArrayList<>();
    columns.forEach(i -> fields.add(table.columns().get(i)));
    fields.add(
        new Column("rowid", "INTEGER", Affinity.INTEGER, true, Column.Generated.NO, Value.NULL));
    TableDefinition entries =
        new TableDefinition(
            index.name(),
            fields,
            -1,
            true,
            IntStream.range(0, fields.size()).boxed().toList(),
            index.rootPage(),
            true,
            "");
    return Optional.of(new IndexEntries(table, columns, new TableStatistics(entries)));
  }

  /** What an entry tells of its row: the rest is lost. */
  Found asRow(Found entry) {
    Row found = entry.row();
    List<Value> values = new ArrayList<>(Collections.nCopies(table.columns().size(), Value.LOST));
    for (int i = 0; i < columns.size(); i++) {
      values.set(columns.get(i), found.values().get(i));
    }
    Value last = found.values().get(columns.size());
    OptionalLong rowid =
        last instanceof Value.Int one ? OptionalLong.of(one.value()) : OptionalLong.empty();
    if (table.rowidAlias() >= 0) {
      values.set(table.rowidAlias(), last);
    }
    Confidence confidence = entry.sure() ? Confidence.MEDIUM : Confidence.LOW;
    Row row =
        new Row(
            table,
            rowid,
            Collections.unmodifiableList(values),
            found.state(),
            found.place(),
            confidence);
    return new Found(row, Found.INDEX_ENTRY);
  }
}
