package org.dalel.formats.sqlite.recover;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.page.SerialType;
import org.dalel.formats.sqlite.page.SerialType.Kind;

/** What the rows in order of a table hold in one field: the yardstick for what is recovered. */
final class FieldStatistics {
  private static final int MAX_TYPES = 256;

  private final long[] kinds = new long[Kind.values().length];
  private final Map<Long, Integer> types = new HashMap<>();
  private List<Long> frequent = List.of();
  private boolean oddText;
  private long least = Long.MAX_VALUE;
  private long most = Long.MIN_VALUE;

  /** Counts one value. */
  void add(long type, Value value) {
    kinds[SerialType.kind(type).ordinal()]++;
    if (types.size() < MAX_TYPES || types.containsKey(type)) {
      types.merge(type, 1, Integer::sum);
    }
    if (value instanceof Value.Int one) {
      least = Math.min(least, one.value());
      most = Math.max(most, one.value());
    }
    oddText |= value instanceof Value.Text text && (!text.exact() || text.value().indexOf(0) >= 0);
  }

  /** True if the column is known to hold text that is no valid text, or has NUL in it. */
  boolean oddText() {
    return oddText;
  }

  long count(Kind kind) {
    return kinds[kind.ordinal()];
  }

  /** Serial types that were seen, the most frequent first. */
  List<Long> frequentTypes() {
    if (frequent.size() != types.size()) {
      frequent = sortedTypes();
    }
    return frequent;
  }

  private List<Long> sortedTypes() {
    return types.entrySet().stream()
        .sorted(
            Map.Entry.<Long, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** True if the integer lies among those seen. */
  boolean among(long integer) {
    return integer >= least && integer <= most;
  }

  /** True if the integer lies among those seen, or not farther off than they spread. */
  boolean near(long integer) {
    double spread = spread();
    return integer >= least - spread && integer <= most + spread;
  }

  /** How often the serial type was seen. */
  int count(long type) {
    return types.getOrDefault(type, 0);
  }

  /** How far the integers seen spread, at least a little. */
  double spread() {
    return Math.max(16.0, (double) most - least);
  }
}
