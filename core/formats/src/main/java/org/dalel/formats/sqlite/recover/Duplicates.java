package org.dalel.formats.sqlite.recover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.Limits;
import org.dalel.formats.sqlite.database.Row;

/**
 * Keeps one find of every version of a row.
 *
 * <p>The rule: a find is left out if a live row, or a better find, {@link Found#agrees agrees} with
 * it. A find without rowid whose values are those of another row can not be told from it and is
 * left out too; a find without rowid and without any value that tells it from others is left out as
 * saying nothing. The same rowid with other values is another version, and stays.
 */
final class Duplicates {
  private final Limits limits;
  private long bytes;
  private long beyond;
  private final LongSet live = new LongSet();
  private final LongSet exact = new LongSet();
  private final List<Found> finds = new ArrayList<>();
  private final Map<Long, List<Found>> byKey = new HashMap<>();

  /**
   * @param limits rows and bytes that may be held; what comes behind is only counted
   */
  Duplicates(Limits limits) {
    this.limits = limits;
  }

  /** Finds that were left out because there were too many. */
  long beyondLimits() {
    return beyond;
  }

  /** Remembers a live row; all of them come before the first find. */
  void live(Row row) {
    live.add(RowHash.of(row));
  }

  /** Takes a find unless it is exactly a live row or one found before. */
  boolean add(Found found) {
    long hash = RowHash.of(found.row());
    if (live.contains(hash) || !exact.add(hash)) {
      return false;
    }
    if (found.rank() > Found.INTACT && found.anchor().isEmpty()) {
      return false;
    }
    bytes += found.size();
    if (finds.size() >= limits.maxRecovered() || bytes > limits.maxRecoveredBytes()) {
      beyond++;
      return false;
    }
    finds.add(found);
    keys(found, byKey);
    return true;
  }

  /** Told every live row once more: finds that agree with one are left out. */
  void again(Row row) {
    OptionalLong rowid = RowHash.ofRowid(row);
    if (rowid.isPresent()) {
      drop(rowid.getAsLong(), row);
    }
    for (int i = 0; i < row.values().size(); i++) {
      drop(RowHash.ofColumn(row.table().name(), i, row.values().get(i)), row);
    }
  }

  private void drop(long key, Row row) {
    List<Found> same = byKey.get(key);
    if (same != null) {
      same.removeIf(
          found -> {
            boolean gone = found.agrees(row);
            if (gone) {
              exact.add(dropped(found));
            }
            return gone;
          });
    }
  }

  /** The finds that are left, best first, each version once. */
  List<Row> rows() {
    Map<Long, List<Found>> kept = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    finds.stream()
        .filter(found -> !exact.contains(dropped(found)))
        .sorted(Comparator.comparingInt(Found::rank))
        .filter(found -> !known(found, kept))
        .forEach(
            found -> {
              rows.add(found.row());
              allKeys(found, kept);
            });
    return rows;
  }

  private static long dropped(Found found) {
    return ~RowHash.of(found.row());
  }

  private static boolean known(Found found, Map<Long, List<Found>> kept) {
    Map<Long, List<Found>> keys = new HashMap<>();
    keys(found, keys);
    return keys.keySet().stream()
        .flatMap(key -> kept.getOrDefault(key, List.of()).stream())
        .anyMatch(other -> found.agrees(other.row()));
  }

  private static void keys(Found found, Map<Long, List<Found>> into) {
    OptionalLong rowid = RowHash.ofRowid(found.row());
    OptionalLong anchor = found.anchor();
    rowid.ifPresent(key -> put(into, key, found));
    anchor.ifPresent(key -> put(into, key, found));
  }

  private static void allKeys(Found found, Map<Long, List<Found>> into) {
    Row row = found.row();
    RowHash.ofRowid(row).ifPresent(key -> put(into, key, found));
    for (int i = 0; i < row.values().size(); i++) {
      Value value = row.values().get(i);
      if (value.whole() && !(value instanceof Value.Null)) {
        put(into, RowHash.ofColumn(row.table().name(), i, value), found);
      }
    }
  }

  private static void put(Map<Long, List<Found>> into, long key, Found found) {
    into.computeIfAbsent(key, any -> new ArrayList<>(1)).add(found);
  }
}
