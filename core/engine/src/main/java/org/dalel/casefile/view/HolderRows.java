package org.dalel.casefile.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.dalel.casefile.read.Holder;
import org.dalel.casefile.read.ListedItem;

/** The rows that show a content, an item or an entry of a container, found in memory. */
final class HolderRows {
  /** Columns of rows: its content; its item, unless it is embedded; its container and place. */
  static final String CONTENT = "content";

  static final String ITEM = "item";
  static final String CONTAINER = "container";
  static final String ENTRY = "entry";

  private final Connection view;
  private final RowColumns columns;
  private RowGroups contents;
  private RowGroups items;
  private RowGroups containers;
  private int[] positions;

  /** For one question; columns are loaded when they are needed. */
  HolderRows(Connection view, RowColumns columns) {
    this.view = view;
    this.columns = columns;
  }

  /** Tells the rows, ascending. */
  void forEach(long holder, IntConsumer row) throws SQLException {
    if (Holder.isContent(holder)) {
      contents = contents == null ? columns.groups(view, CONTENT) : contents;
      contents.forEach(Holder.id(holder), row);
    } else if (Holder.isItem(holder)) {
      items = items == null ? columns.groups(view, ITEM) : items;
      items.forEach(Holder.id(holder), row);
    } else {
      Optional<ListedItem.Inside> entry = Holder.entry(holder);
      if (entry.isPresent()) {
        ofEntry(entry.get(), row);
      }
    }
  }

  /** The rows, ascending. */
  int[] of(long holder) throws SQLException {
    IntStream.Builder rows = IntStream.builder();
    forEach(holder, rows);
    return rows.build().toArray();
  }

  /** An entry stands at each place of its container. */
  private void ofEntry(ListedItem.Inside entry, IntConsumer row) throws SQLException {
    if (containers == null) {
      containers = columns.groups(view, CONTAINER);
      positions = columns.ints(view, ENTRY);
    }
    containers.forEach(
        entry.containerId(),
        one -> {
          if (positions[one - 1] == entry.position()) {
            row.accept(one);
          }
        });
  }
}
