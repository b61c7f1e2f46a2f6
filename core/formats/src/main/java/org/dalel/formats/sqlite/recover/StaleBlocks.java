package org.dalel.formats.sqlite.recover;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dalel.formats.sqlite.page.BigEndian;

/**
 * Headers of freeblocks in free space, those of the page's chain and those of former blocks that
 * were merged into greater ones.
 *
 * <pre>
 *   [A: next, size to Z][ rest of A ][B: next, size to Z][ rest of B ][ C untouched ] Z
 * </pre>
 *
 * When cells are freed from the back to the front, every one leaves a header whose block ends where
 * all end: so the cell at A ended where the header at B begins. A cell freed behind a block that
 * was there, C, keeps its head; where it begins the one before ended.
 */
final class StaleBlocks {
  private static final int MOST_BOUNDARIES = 6;

  private final FreeRegion region;
  private final TreeMap<Integer, Integer> behind = new TreeMap<>();
  private final Map<Integer, TreeSet<Integer>> byEnd = new HashMap<>();
  private final TreeSet<Integer> intactStarts = new TreeSet<>();

  private StaleBlocks(FreeRegion region) {
    this.region = region;
  }

  static StaleBlocks of(byte[] page, FreeRegion region, int usable) {
    StaleBlocks blocks = new StaleBlocks(region);
    blocks.behind.putAll(region.freeblocks());
    for (int at = region.start(); at < region.end() - 3; at++) {
      int size = BigEndian.u16(page, at + 2);
      int next = BigEndian.u16(page, at);
      boolean possible = next == 0 || next >= at + size && next <= usable - 4;
      if (size >= 4 && at + size <= usable && possible) {
        blocks.behind.putIfAbsent(at, at + size);
      }
    }
    blocks.behind.forEach(
        (at, end) -> blocks.byEnd.computeIfAbsent(end, any -> new TreeSet<>()).add(at));
    return blocks;
  }

  /** Remembers where cells with an intact head begin. */
  void addStarts(Collection<Candidate> intact, double leastBits) {
    intact.stream()
        .filter(one -> one.bits() >= leastBits)
        .forEach(one -> intactStarts.add(one.start()));
  }

  Collection<Integer> starts() {
    return behind.keySet();
  }

  /** True if the header is in the chain of the page, or another ends exactly where it does. */
  boolean certain(int at) {
    return region.freeblocks().containsKey(at) || byEnd.get(behind.get(at)).size() > 1;
  }

  /** Where the cell at the header may have ended, the likeliest first. */
  List<Integer> boundaries(int at) {
    int end = behind.get(at);
    NavigableSet<Integer> boundaries = new TreeSet<>();
    boundaries.add(end);
    Integer next = byEnd.get(end).higher(at);
    if (next != null) {
      boundaries.add(next);
    }
    intactStarts.subSet(at, false, end, false).stream()
        .limit(MOST_BOUNDARIES)
        .forEach(boundaries::add);
    return List.copyOf(boundaries);
  }
}
