package org.dalel.casefile.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.dalel.casefile.read.TextMatches;

/** What a search by text found: contents, the best first, and how their rows are spread. */
public final class FoundRows {
  private final long[] contents;
  private final Facets facets;

  private FoundRows(long[] contents, Facets facets) {
    this.contents = contents;
    this.facets = facets;
  }

  /** How many contents there are with a row where it was asked for. */
  public int size() {
    return contents.length;
  }

  /** A part of the contents, the best first. */
  public long[] contents(int from, int count) {
    int begin = Math.min(from, contents.length);
    return Arrays.copyOfRange(contents, begin, Math.min(contents.length, begin + count));
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
      ContentRows places = columns.contentRows(view);
      int[] candidates = places.of(matches);
      int[] rows = new RowScan(view, columns, about).select(query, candidates);
      Facets facets = new FacetCount(view, columns).of(rows, query);
      return new FoundRows(best(matches, rows, columns.ints(view, "content")), facets);
    }

    /** Contents by rank; those of equal rank in the order of their first rows. */
    private static long[] best(TextMatches matches, int[] rows, int[] ofRow) {
      boolean[] met = new boolean[matches.size()];
      long[] contents = new long[matches.size()];
      long[] keys = new long[matches.size()];
      int count = 0;
      for (int row : rows) {
        int at = matches.indexOf(ofRow[row - 1]);
        if (!met[at]) {
          met[at] = true;
          contents[count] = matches.content(at);
          keys[count++] = key(matches.rank(at));
        }
      }
      int[] order = PairSort.order(Arrays.copyOf(keys, count));
      long[] best = new long[count];
      Arrays.setAll(best, i -> contents[order[i] - 1]);
      return best;
    }

    /** A number that is in order with others as their ranks are. */
    private static long key(double rank) {
      long bits = Double.doubleToLongBits(rank);
      return bits < 0 ? Long.MIN_VALUE - bits : bits;
    }
  }
}
