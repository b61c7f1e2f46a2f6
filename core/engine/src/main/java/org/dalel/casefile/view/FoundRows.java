package org.dalel.casefile.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import org.dalel.casefile.read.Holder;
import org.dalel.casefile.read.TextMatches;

/**
 * What a search by text found: contents, items and entries of containers ({@link Holder}), the best
 * first, and how their rows are spread.
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
      HolderRows places = new HolderRows(view, columns);
      BitSet candidates = new BitSet(about.rows() + 1);
      for (int i = 0; i < matches.size(); i++) {
        places.forEach(matches.holder(i), candidates::set);
      }
      int[] rows = new RowScan(view, columns, about).select(query, candidates.stream().toArray());
      Facets facets = new FacetCount(view, columns).of(rows, query);
      return new FoundRows(best(matches, places, rows), facets);
    }

    /** Holders by rank; those of equal rank in the order of their first rows. */
    private long[] best(TextMatches matches, HolderRows places, int[] rows) throws SQLException {
      BitSet selected = new BitSet(about.rows() + 1);
      Arrays.stream(rows).forEach(selected::set);
      int[] found = new int[matches.size()];
      long[] firsts = new long[matches.size()];
      int count = 0;
      int[] first = new int[1];
      for (int i = 0; i < matches.size(); i++) {
        first[0] = 0;
        places.forEach(
            matches.holder(i),
            row -> first[0] = first[0] == 0 && selected.get(row) ? row : first[0]);
        if (first[0] > 0) {
          found[count] = i;
          firsts[count++] = first[0];
        }
      }
      int[] byPlace = PairSort.order(Arrays.copyOf(firsts, count));
      long[] ranks = new long[count];
      Arrays.setAll(ranks, i -> key(matches.rank(found[byPlace[i] - 1])));
      int[] byRank = PairSort.order(ranks);
      long[] best = new long[count];
      Arrays.setAll(best, i -> matches.holder(found[byPlace[byRank[i] - 1] - 1]));
      return best;
    }

    /** A number that is in order with others as their ranks are. */
    private static long key(double rank) {
      long bits = Double.doubleToLongBits(rank);
      return bits < 0 ? Long.MIN_VALUE - bits : bits;
    }
  }
}
