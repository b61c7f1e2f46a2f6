package org.dalel.bench.workbench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long requests took, by what they were for. */
final class Figures {
  private static final double MS = 1_000_000.0;

  /** A request with the time that 95 of a hundred of its kind may take at most. */
  record Kind(String name, int barMs) {}

  private final Map<String, Kind> kinds = new TreeMap<>();
  private final Map<String, List<Long>> taken = new TreeMap<>();

  synchronized void add(Kind kind, long nanos) {
    kinds.put(kind.name(), kind);
    taken.computeIfAbsent(kind.name(), name -> new ArrayList<>()).add(nanos);
  }

  /** Prints one line for each kind; false when a bar is not met. */
  synchronized boolean print() {
    boolean met = true;
    System.out.printf(
        "%-44s %6s %9s %9s %9s %7s%n", "request", "count", "median", "p95", "longest", "bar");
    for (Map.Entry<String, List<Long>> entry : taken.entrySet()) {
      List<Long> times = entry.getValue();
      Collections.sort(times);
      Kind kind = kinds.get(entry.getKey());
      double p95 = times.get((int) Math.ceil(times.size() * 0.95) - 1) / MS;
      boolean within = kind.barMs() == 0 || p95 <= kind.barMs();
      met &= within;
      System.out.printf(
          "%-44s %6d %6.1f ms %6.1f ms %6.1f ms %7s %s%n",
          kind.name(),
          times.size(),
          times.get(times.size() / 2) / MS,
          p95,
          times.get(times.size() - 1) / MS,
          kind.barMs() == 0 ? "" : kind.barMs(),
          within ? "" : "NOT MET");
    }
    return met;
  }
}
