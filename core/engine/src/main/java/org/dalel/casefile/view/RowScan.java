package org.dalel.casefile.view;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Finds the rows of a query by looking through the columns that it restricts. */
final class RowScan {
  /** The name says another type than the content. */
  static final byte MISMATCH = 1;

  private static final long LARGE = 100_000_000;
  private static final int FEW = 1 << 10;
  private static final String[] TIMES = {"mtime", "atime", "ctime", "crtime"};

  private final Connection view;
  private final RowColumns columns;
  private final ViewAbout about;
  private final List<IntPredicate> tests = new ArrayList<>();
  private int first = 1;
  private int last;
  private int[] candidates;

  RowScan(Connection view, RowColumns columns, ViewAbout about) {
    this.view = view;
    this.columns = columns;
    this.about = about;
    this.last = about.rows();
  }

  /** The rows of a query, ascending. */
  int[] select(RowQuery query) throws SQLException {
    place(query);
    collection(query.collection());
    filter(query.filter());
    if (query.filter().identifier().isPresent()) {
      RowFilter.Mention mention = query.filter().identifier().get();
      narrow(OwnerQueries.rowsOf(view, mention.kind(), mention.value()));
    }
    if (query.type().isPresent()) {
      type(query.type().get());
    }
    if (query.name().isPresent()) {
      byte[] part = RowName.key(query.name().get()).getBytes(StandardCharsets.UTF_8);
      narrow(columns.names(view).containing(part, first, last));
    }
    return run();
  }

  /** Of some rows, ascending, those that a query accepts. */
  int[] select(RowQuery query, int[] some) throws SQLException {
    candidates = some;
    return select(query);
  }

  /** Only these rows, ascending, come into question. */
  private void narrow(int[] rows) {
    if (candidates == null) {
      candidates = rows;
    } else {
      tests.add(row -> Arrays.binarySearch(rows, row) >= 0);
    }
  }

  private int[] run() {
    int[] rows = candidates == null ? null : within(candidates);
    for (IntPredicate test : tests) {
      rows = rows == null ? accepted(test) : Arrays.stream(rows).filter(test).toArray();
    }
    return rows == null ? IntStream.rangeClosed(first, last).toArray() : rows;
  }

  private int[] within(int[] rows) {
    return Arrays.stream(rows).filter(row -> row >= first && row <= last).toArray();
  }

  private int[] accepted(IntPredicate test) {
    int[] found = new int[FEW];
    int count = 0;
    for (int row = first; row <= last; row++) {
      if (test.test(row)) {
        found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
        found[count++] = row;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private void place(RowQuery query) throws SQLException {
    if (query.place().isPresent()) {
      long[] range = ViewQueries.range(view, query.place().getAsLong());
      first = (int) Math.max(1, range[0]);
      last = (int) range[1];
      if (!query.deep()) {
        int[] nodes = columns.ints(view, "node");
        int node = (int) query.place().getAsLong();
        tests.add(row -> nodes[row - 1] == node);
      }
    }
  }

  private void collection(RowQuery.Collection collection) throws SQLException {
    switch (collection) {
      case ALL -> {}
      case DELETED -> word("state", Set.of("deleted", "orphan")::contains);
      case ENCRYPTED -> word("status", "encrypted"::equals);
      case FAILED -> word("status", Set.of("failed", "unreadable")::contains);
      case EMBEDDED -> word("kind", "embedded"::equals);
      case LARGE -> atLeast("size", LARGE);
      case RECENT -> {
        atLeast("mtime", about.recentFrom());
        atMost("mtime", about.recentTo());
      }
      case MISMATCH -> {
        byte[] flags = columns.flags(view);
        tests.add(row -> (flags[row - 1] & MISMATCH) != 0);
      }
    }
  }

  private void filter(RowFilter filter) throws SQLException {
    among("state", filter.states());
    among("kind", filter.kinds());
    among("status", filter.statuses());
    if (filter.extension().isPresent()) {
      word("extension", filter.extension().get()::equals);
    }
    if (filter.hasSize()) {
      atLeast("size", filter.minSize().orElse(0));
      atMost("size", filter.maxSize().orElse(Long.MAX_VALUE));
    }
    if (filter.hasTime()) {
      times(filter.from().orElse(ColumnCollector.ABSENT + 1), filter.to().orElse(Long.MAX_VALUE));
    }
  }

  private void times(long from, long to) throws SQLException {
    long[][] times = new long[TIMES.length][];
    for (int i = 0; i < TIMES.length; i++) {
      times[i] = columns.longs(view, TIMES[i]);
    }
    tests.add(
        row -> {
          for (long[] column : times) {
            if (column[row - 1] >= from && column[row - 1] <= to) {
              return true;
            }
          }
          return false;
        });
  }

  private void atLeast(String column, long least) throws SQLException {
    long[] values = columns.longs(view, column);
    tests.add(row -> values[row - 1] >= least);
  }

  private void atMost(String column, long most) throws SQLException {
    long[] values = columns.longs(view, column);
    tests.add(row -> values[row - 1] <= most);
  }

  private void type(String type) throws SQLException {
    if (type.endsWith("/*")) {
      String group = type.substring(0, type.length() - 1);
      word("type", word -> word.startsWith(group));
    } else {
      word("type", type::equals);
    }
  }

  private void among(String column, Set<String> wanted) throws SQLException {
    if (!wanted.isEmpty()) {
      word(column, wanted::contains);
    }
  }

  private void word(String column, Predicate<String> wanted) throws SQLException {
    CodedColumn coded = columns.coded(view, column);
    boolean[] accepted = new boolean[coded.words().size() + 1];
    for (int i = 1; i < accepted.length; i++) {
      accepted[i] = wanted.test(coded.words().get(i - 1));
    }
    int[] codes = coded.codes();
    tests.add(row -> accepted[codes[row - 1]]);
  }
}
