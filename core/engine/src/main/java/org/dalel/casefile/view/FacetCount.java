package org.dalel.casefile.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Counts how rows are spread over evidence, types, years and folders. */
final class FacetCount {
  private static final int MOST_TYPES = 30;
  private static final int MOST_FOLDERS = 20;

  /** More folders than this at one place are not counted one by one. */
  private static final int MOST_NODES = 2000;

  private static final long NS = 1_000_000_000L;
  private static final int FIRST_YEAR = 1677;
  private static final int LAST_YEAR = 2262;
  private static final long[] BEGINNINGS = beginnings();

  private final Connection view;
  private final RowColumns columns;

  FacetCount(Connection view, RowColumns columns) {
    this.view = view;
    this.columns = columns;
  }

  /** The facets of rows, ascending; folders are those directly below the place of the query. */
  Facets of(int[] rows, RowQuery query) throws SQLException {
    List<TreeNode> evidence = children(0);
    Map<String, Long> labels = new LinkedHashMap<>();
    spread(evidence, rows).forEach(one -> labels.put(one.node().name(), one.rows()));
    return new Facets(labels, types(rows), years(rows), folders(rows, query, evidence));
  }

  private Map<String, Long> types(int[] rows) throws SQLException {
    CodedColumn types = columns.coded(view, "type");
    int[] counts = new int[types.words().size() + 1];
    for (int row : rows) {
      counts[types.codes()[row - 1]]++;
    }
    return Facets.counted(types.words(), counts, MOST_TYPES);
  }

  private Map<Integer, Long> years(int[] rows) throws SQLException {
    long[] modified = columns.longs(view, "mtime");
    long[] counts = new long[BEGINNINGS.length];
    for (int row : rows) {
      long time = modified[row - 1];
      if (time != ColumnCollector.ABSENT) {
        int at = Arrays.binarySearch(BEGINNINGS, Math.floorDiv(time, NS));
        counts[at < 0 ? -at - 2 : at]++;
      }
    }
    Map<Integer, Long> years = new TreeMap<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        years.put(FIRST_YEAR + i, counts[i]);
      }
    }
    return years;
  }

  /** The first second of each year that nanoseconds in 64 bits reach, in UTC. */
  private static long[] beginnings() {
    return IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR)
        .mapToLong(year -> LocalDate.of(year, 1, 1).toEpochDay() * 24 * 3600)
        .toArray();
  }

  private List<Facets.Folder> folders(int[] rows, RowQuery query, List<TreeNode> evidence)
      throws SQLException {
    List<TreeNode> below = new ArrayList<>();
    if (query.place().isPresent()) {
      below.addAll(children(query.place().getAsLong()));
    } else {
      for (TreeNode one : evidence) {
        for (TreeNode inside : children(one.id())) {
          below.addAll(
              inside.kind().equals("file system") ? children(inside.id()) : List.of(inside));
        }
      }
    }
    // the root of a file system is a folder of its own; what is in it says more
    if (below.size() == 1) {
      below = children(below.get(0).id());
    }
    return spread(below, rows).stream().limit(MOST_FOLDERS).toList();
  }

  private List<TreeNode> children(long node) throws SQLException {
    return ViewQueries.children(view, node, Optional.empty(), MOST_NODES);
  }

  /** How many of the rows lie in each node, most first; each node is one range of rows. */
  private List<Facets.Folder> spread(List<TreeNode> nodes, int[] rows) throws SQLException {
    List<Facets.Folder> found = new ArrayList<>();
    for (TreeNode node : nodes) {
      long[] range = ViewQueries.range(view, node.id());
      int inside = below(rows, range[1] + 1) - below(rows, range[0]);
      if (inside > 0) {
        found.add(new Facets.Folder(node, path(node), inside));
      }
    }
    found.sort(Comparator.comparingLong(one -> -one.rows()));
    return found;
  }

  private String path(TreeNode node) throws SQLException {
    StringBuilder path = new StringBuilder();
    for (TreeNode one : ViewQueries.way(view, node.id())) {
      path.append(path.length() == 0 || one.name().isEmpty() ? "" : "/").append(one.name());
    }
    return path.toString();
  }

  /** How many rows have a smaller number. */
  private static int below(int[] rows, long number) {
    int low = 0;
    int high = rows.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rows[middle] < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
