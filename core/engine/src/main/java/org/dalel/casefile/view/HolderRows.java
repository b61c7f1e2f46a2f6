package org.dalel.casefile.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
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

  HolderRows(Connection view, RowColumns columns) {
    this.view = view;
    this.columns = columns;
  }

  /** The rows, ascending. */
  IntStream of(long holder) throws SQLException {
    if (Holder.isContent(holder)) {
      return columns.groups(view, CONTENT).of(Holder.id(holder));
    }
    if (Holder.isItem(holder)) {
      return columns.groups(view, ITEM).of(Holder.id(holder));
    }
    Optional<ListedItem.Inside> entry = Holder.entry(holder);
    return entry.isEmpty() ? IntStream.empty() : of(entry.get());
  }

  /** The rows of an entry at each place of its container, ascending. */
  private IntStream of(ListedItem.Inside entry) throws SQLException {
    int[] positions = columns.ints(view, ENTRY);
    return columns
        .groups(view, CONTAINER)
        .of(entry.containerId())
        .filter(row -> positions[row - 1] == entry.position());
  }
}
