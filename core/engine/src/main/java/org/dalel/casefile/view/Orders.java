package org.dalel.casefile.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;

/** The orders of a view, loaded when they are first used: four bytes a row, twice. */
final class Orders {
  private final int rows;
  private final Map<SortColumn, int[]> orders = new EnumMap<>(SortColumn.class);
  private final Map<SortColumn, int[]> ranks = new EnumMap<>(SortColumn.class);

  Orders(int rows) {
    this.rows = rows;
  }

  /** All row numbers in an order. */
  synchronized int[] order(Connection view, SortColumn column) throws SQLException {
    int[] known = orders.get(column);
    if (known == null) {
      known = column == SortColumn.PATH ? natural() : load(view, column);
      orders.put(column, known);
    }
    return known;
  }

  /** Puts row numbers, ascending by now, into an order. */
  int[] sort(Connection view, SortColumn column, int[] selected) throws SQLException {
    if (column == SortColumn.PATH) {
      return selected;
    }
    int[] rank = rank(column, order(view, column));
    int[] order = order(view, column);
    // one pass over the ranks is quicker than to sort them
    BitSet ranks = new BitSet(rows);
    for (int row : selected) {
      ranks.set(rank[row]);
    }
    int[] sorted = new int[selected.length];
    for (int i = 0, at = ranks.nextSetBit(0); at >= 0; at = ranks.nextSetBit(at + 1)) {
      sorted[i++] = order[at];
    }
    return sorted;
  }

  private synchronized int[] rank(SortColumn column, int[] order) {
    return ranks.computeIfAbsent(
        column,
        key -> {
          int[] rank = new int[rows + 1];
          for (int i = 0; i < order.length; i++) {
            rank[order[i]] = i;
          }
          return rank;
        });
  }

  synchronized void forget() {
    orders.clear();
    ranks.clear();
  }

  private int[] natural() {
    int[] order = new int[rows];
    Arrays.setAll(order, i -> i + 1);
    return order;
  }

  private static int[] load(Connection view, SortColumn column) throws SQLException {
    return new ColumnStore(view).ints(ColumnStore.ORDER + column.id());
  }
}
