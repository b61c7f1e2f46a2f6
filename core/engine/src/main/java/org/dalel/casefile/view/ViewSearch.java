package org.dalel.casefile.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.dalel.casefile.read.Holder;
import org.dalel.casefile.read.TextMatches;

/** Brings what the text indexes found to the rows of a view; finds rows by name. */
public final class ViewSearch {
  private final Connections connections;
  private final ViewAbout about;
  private final RowColumns columns;
  private final Selections selections;

  ViewSearch(Connections connections, ViewAbout about, RowColumns columns, Selections selections) {
    this.connections = connections;
    this.about = about;
    this.columns = columns;
    this.selections = selections;
  }

  /**
   * The rows that show what was found.
   *
   * @param total how many there are
   * @param rows the first of them, in the order of exports
   */
  public record Places(int total, List<ViewRow> rows) {
    /** Keeps a copy. */
    public Places {
      rows = List.copyOf(rows);
    }
  }

  /**
   * The rows in which a query is found by text, the best first.
   *
   * @param matches what the text index has found
   * @param query restricts where; its order is not used
   */
  public FoundRows found(TextMatches matches, RowQuery query) {
    return connections.with(view -> new FoundRows.Search(view, columns, about).run(matches, query));
  }

  /**
   * The rows that show each of what was found.
   *
   * @param holders as {@link Holder} has them
   * @param most how many rows of each
   */
  public List<Places> places(long[] holders, int most) {
    return connections.with(view -> places(view, holders, most));
  }

  private List<Places> places(Connection view, long[] holders, int most) throws SQLException {
    HolderRows where = new HolderRows(view, columns);
    List<Places> places = new ArrayList<>(holders.length);
    try (ViewQueries.RowLookup lookup = new ViewQueries.RowLookup(view)) {
      for (long holder : holders) {
        int[] rows = where.of(holder);
        List<ViewRow> shown = new ArrayList<>();
        for (int i = 0; i < Math.min(most, rows.length); i++) {
          shown.add(lookup.row(rows[i]));
        }
        places.add(new Places(rows.length, shown));
      }
    }
    return places;
  }

  /**
   * Rows with a name, without regard to case.
   *
   * @param wanted those of them that count, before they are counted
   * @param most how many at most
   */
  public List<ViewRow> named(String name, Predicate<ViewRow> wanted, int most) {
    return connections.with(
        view -> NameSearch.named(view, selections.byName(view), name, wanted, most));
  }
}
