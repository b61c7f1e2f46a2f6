package org.dalel.casefile.view;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.dalel.casefile.read.TextMatches;

/**
 * What a search by text found: contents and items (holders as {@link TextMatches} has them), the
 * best first, and how their rows are spread.
 */
public final class FoundRows {
  private final long[] holders;
  private final Facets facets;

  private FoundRows(long[] holders, Facets facets) {
    this.holders = holders;
    this.facets = facets;
  }

  /** How many there are with a row where it was asked for. */
  public int size() {
    return holders.length;
  }

  /** A part of the holders, the best first. */
  public long[] holders(int from, int count) {
    int begin = Math.min(from, holders.length);
    return Arrays.copyOfRange(holders, begin, Math.min(holders.length, begin + count));
  }

  /** How the rows are spread. */
  public Facets facets() {
    return facets;
  }

  /** Finds the rows of matches. */
  static final class Search {
    private final Connection view;
    private final RowColumns columns;
    private final ViewAbout about;

    Search(Connection view, RowColumns columns, ViewAbout about) {
      this.view = view;
      this.columns = columns;
      this.about = about;
    }

    FoundRows run(TextMatches matches, RowQuery query) throws SQLException {
      Map<Integer, Integer> items = items(matches);
      int[] candidates = columns.contentRows(view).of(matches);
      if (!items.isEmpty()) {
        IntStream both =
            IntStream.concat(
                Arrays.stream(candidates), items.keySet().stream().mapToInt(Integer::intValue));
        candidates = both.sorted().distinct().toArray();
      }
      int[] rows = new RowScan(view, columns, about).select(query, candidates);
      Facets facets = new FacetCount(view, columns).of(rows, query);
      return new FoundRows(best(matches, rows, columns.ints(view, "content"), items), facets);
    }

    /** The rows of items of which an artifact says it, each with its place among the matches. */
    private Map<Integer, Integer> items(TextMatches matches) throws SQLException {
      Map<Integer, Integer> rows = new HashMap<>();
      try (PreparedStatement select =
          view.prepareStatement("SELECT id FROM row WHERE item_id = ? AND kind <> 'embedded'")) {
        for (int i = 0; i < matches.size() && matches.holder(i) < 0; i++) {
          select.setLong(1, -matches.holder(i));
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              rows.put(row.getInt(1), i);
            }
          }
        }
      }
      return rows;
    }

    /** Holders by rank; those of equal rank in the order of their first rows. */
    private static long[] best(
        TextMatches matches, int[] rows, int[] ofRow, Map<Integer, Integer> items) {
      boolean[] met = new boolean[matches.size()];
      long[] holders = new long[matches.size()];
      long[] keys = new long[matches.size()];
      int count = 0;
      for (int row : rows) {
        int byContent = ofRow[row - 1] == 0 ? -1 : matches.indexOf(ofRow[row - 1]);
        int byItem = items.getOrDefault(row, -1);
        for (int at : new int[] {byContent, byItem}) {
          if (at >= 0 && !met[at]) {
            met[at] = true;
            holders[count] = matches.holder(at);
            keys[count++] = key(matches.rank(at));
          }
        }
      }
      int[] order = PairSort.order(Arrays.copyOf(keys, count));
      long[] best = new long[count];
      Arrays.setAll(best, i -> holders[order[i] - 1]);
      return best;
    }

    /** A number that is in order with others as their ranks are. */
    private static long key(double rank) {
      long bits = Double.doubleToLongBits(rank);
      return bits < 0 ? Long.MIN_VALUE - bits : bits;
    }
  }
}
