package org.dalel.casefile.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rows that queries select; the last ones are kept. */
final class Selections {
  private static final int KEPT = 24;

  private final ViewAbout about;
  private final RowColumns columns;
  private final Orders orders;
  private final Map<RowQuery, Selection> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<RowQuery, Selection> eldest) {
              return size() > KEPT;
            }
          });

  Selections(ViewAbout about, RowColumns columns) {
    this.about = about;
    this.columns = columns;
    this.orders = new Orders(about.rows());
  }

  /** The rows of a query in its order. */
  Selection of(Connection view, RowQuery query) throws SQLException {
    Selection selection = known.get(query);
    if (selection == null) {
      selection = new Selection(rows(view, query), query.descending());
      known.put(query, selection);
    }
    return selection;
  }

  /** A list that is sorted anew has the same rows: they are not looked for again. */
  private int[] rows(Connection view, RowQuery query) throws SQLException {
    if (query.isUnrestricted()) {
      return orders.order(view, query.sort());
    }
    RowQuery unsorted = query.unsorted();
    return query.equals(unsorted)
        ? scan(view, query)
        : orders.sort(view, query.sort(), of(view, unsorted).shared());
  }

  /** The rows of a query that are among others, ascending, in its order. */
  Selection among(Connection view, RowQuery query, int[] rows) throws SQLException {
    int[] both = rows;
    if (!query.isUnrestricted()) {
      Selection wider = of(view, query.unsorted());
      both = Arrays.stream(rows).filter(wider::hasAscending).toArray();
    }
    return new Selection(orders.sort(view, query.sort(), both), query.descending());
  }

  /** The rows of a query, ascending; not kept. */
  int[] scan(Connection view, RowQuery query) throws SQLException {
    return new RowScan(view, columns, about).select(query);
  }

  void forget() {
    known.clear();
    orders.forget();
  }

  /** All rows by name. */
  int[] byName(Connection view) throws SQLException {
    return orders.order(view, SortColumn.NAME);
  }
}
