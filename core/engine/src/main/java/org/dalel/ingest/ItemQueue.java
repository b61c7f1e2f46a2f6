package org.dalel.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.write.ItemFlags;

/**
 * The items that have no result yet, in physical order; workers claim the next one.
 *
 * <p>Only ids are held (16 bytes an item); the rest is read from the case in chunks.
 */
final class ItemQueue implements AutoCloseable {
  private static final int CHUNK = 256;
  private static final int IDS_A_ROW = 16 * 1024;
  private static final String IS_CONTENT =
      "i.readable = 1 AND (i.flags & " + ItemFlags.RANGE + ") = 0";

  private final Connection connection;
  private final long[] ids;
  private final long bytes;
  private final Deque<WorkItem> ready = new ArrayDeque<>();
  private int next;

  private ItemQueue(Connection connection, long[] ids, long bytes) throws SQLException {
    this.connection = connection;
    this.ids = ids;
    this.bytes = bytes;
  }

  /**
   * All items still to do, but those of evidence that is missing. An item that was only identified
   * is to do again when more is wanted.
   */
  static ItemQueue pending(CaseFolder folder, Profile profile, Collection<Long> missing)
      throws SQLException {
    return load(
        folder.openCase(),
        List.of("coalesce(i.first_byte, -1)", "coalesce(i.meta_addr, 0)"),
        pendingFor(profile) + " AND i.evidence_id NOT IN " + list(missing));
  }

  /** The named items, as far as they have no result and their evidence is not missing. */
  static ItemQueue of(CaseFolder folder, List<Long> suspects, Collection<Long> missing)
      throws SQLException {
    return load(
        folder.openCase(),
        List.of("-1", "0"),
        IS_CONTENT
            + " AND r.item_id IS NULL AND i.id IN "
            + list(suspects)
            + " AND i.evidence_id NOT IN "
            + list(missing));
  }

  /**
   * An SQL condition on {@code i} (item) and {@code r} (item_result): there is something to do.
   * Ranges of free space are not contents.
   */
  static String pendingFor(Profile profile) {
    String more =
        profile == Profile.TRIAGE
            ? ""
            : " OR EXISTS (SELECT 1 FROM content c WHERE c.id = r.content_id AND c.status = 'identified')";
    return IS_CONTENT + " AND (r.item_id IS NULL" + more + ")";
  }

  private static String list(Collection<Long> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
  }

  /**
   * The next content with all its names (hard links), for the calling worker alone; empty when
   * there is none left.
   */
  synchronized List<WorkItem> claim() throws SQLException {
    if (ready.size() < 2) {
      fill();
    }
    if (ready.isEmpty()) {
      return List.of();
    }
    List<WorkItem> group = new ArrayList<>(1);
    WorkItem first = ready.poll();
    group.add(first);
    while (!ready.isEmpty() && ready.peek().isSameContentAs(first)) {
      group.add(ready.poll());
      if (ready.isEmpty()) {
        fill();
      }
    }
    return group;
  }

  /**
   * The next contents, at least one and as long as they are small.
   *
   * @param most how many at most
   * @param small how many bytes each of them but the first may have
   * @param room how many bytes all of them together may have
   */
  synchronized List<List<WorkItem>> claim(int most, long small, long room) throws SQLException {
    List<List<WorkItem>> groups = new ArrayList<>();
    long left = room;
    List<WorkItem> group = claim();
    while (!group.isEmpty()) {
      groups.add(group);
      left -= Math.max(0, group.get(0).size());
      WorkItem next = ready.peek();
      boolean fits = next != null && next.size() >= 0 && next.size() <= Math.min(small, left);
      group = fits && groups.size() < most ? claim() : List.of();
    }
    return groups;
  }

  int size() {
    return ids.length;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public synchronized void close() throws SQLException {
    connection.close();
  }

  private void fill() throws SQLException {
    int end = Math.min(ids.length, next + CHUNK);
    if (next == end) {
      return;
    }
    Map<Long, WorkItem> found = new HashMap<>(2 * CHUNK);
    StringJoiner list = new StringJoiner(",", "(", ")");
    for (int i = next; i < end; i++) {
      list.add(Long.toString(ids[i]));
    }
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT " + WorkItemRow.COLUMNS + " FROM item WHERE id IN " + list)) {
      while (row.next()) {
        WorkItem item = WorkItemRow.read(row);
        found.put(item.id(), item);
      }
    }
    for (; next < end; next++) {
      ready.add(found.get(ids[next]));
    }
  }

  /**
   * Loads ids and sizes in physical order, many items a row: to fetch a row costs more than to read
   * the numbers of one.
   *
   * @param place SQL of two numbers: first byte on the media or -1, metadata address
   * @param which an SQL condition
   */
  private static ItemQueue load(Connection connection, List<String> place, String which)
      throws SQLException {
    String columns =
        Stream.concat(Stream.of("i.id", "i.evidence_id", "coalesce(i.size, 0)"), place.stream())
            .map(column -> "coalesce(group_concat(" + column + ", ' '), '')")
            .collect(Collectors.joining(", "));
    String sql =
        "SELECT count(*), "
            + columns
            + " FROM item i LEFT JOIN item_result r ON r.item_id = i.id WHERE i.id >= ? AND i.id < ? AND "
            + which;
    long last = Sqlite.number(connection, "SELECT coalesce(max(id), 0) FROM item");
    long bytes = 0;
    Order order = new Order();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (long from = 0; from <= last; from += IDS_A_ROW) {
        statement.setLong(1, from);
        statement.setLong(2, from + IDS_A_ROW);
        try (ResultSet row = statement.executeQuery()) {
          bytes += order.add(row);
        }
      }
    }
    return new ItemQueue(connection, order.sorted(), bytes);
  }

  /** Sorts ids by evidence, place on the media and metadata address, in two arrays of longs. */
  private static final class Order {
    private long[] key = new long[1024];
    private long[] id = new long[1024];
    private int count;

    /** Adds the items of a row; returns how many bytes they have together. */
    long add(ResultSet row) throws SQLException {
      NumberLine item = new NumberLine(row.getString(2));
      NumberLine evidence = new NumberLine(row.getString(3));
      NumberLine size = new NumberLine(row.getString(4));
      NumberLine firstByte = new NumberLine(row.getString(5));
      NumberLine meta = new NumberLine(row.getString(6));
      long bytes = 0;
      for (long left = row.getLong(1); left > 0; left--) {
        add(item.next(), evidence.next(), firstByte.next(), meta.next());
        bytes += size.next();
      }
      return bytes;
    }

    private void add(long item, long evidence, long firstByte, long meta) {
      if (count == id.length) {
        id = Arrays.copyOf(id, count * 2);
        key = Arrays.copyOf(key, count * 2);
      }
      // resident content lies in its metadata entry: before the rest, in the order of the entries
      long place = firstByte < 0 ? Math.min(meta, (1L << 40) - 1) : (1L << 40) + (firstByte >> 9);
      key[count] = evidence << 52 ^ place;
      id[count++] = item;
    }

    long[] sorted() {
      return SortByKey.sort(key, id, count);
    }
  }
}
