package org.dalel.formats.sqlite.recover;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dalel.formats.sqlite.page.BtreePage;
import org.dalel.formats.sqlite.page.Cell;

/**
 * A run of bytes in a page that no cell in order takes.
 *
 * @param gap true for the space between cell pointers and cells
 * @param freeblocks starts of freeblocks in it, with the first byte behind each: their first four
 *     bytes are certainly overwritten
 */
record FreeRegion(int start, int end, boolean gap, SortedMap<Integer, Integer> freeblocks) {
  /** Less than a cell with a rowid and one value. */
  private static final int SMALLEST = 5;

  /** A whole stretch of a page that is no b-tree page any more. */
  static FreeRegion of(int start, int end) {
    return new FreeRegion(start, end, true, new TreeMap<>());
  }

  /** All free space of a page: whatever its cells leave. */
  static List<FreeRegion> of(BtreePage page) {
    BitSet taken = new BitSet();
    for (int i = 0; i < page.cellCount(); i++) {
      Optional<Cell> cell = page.cell(i);
      cell.ifPresent(one -> taken.set(one.at(), one.end()));
    }
    List<FreeRegion> regions = new ArrayList<>();
    int start = page.pointersEnd();
    boolean gap = true;
    while (start < page.usable()) {
      int end = taken.nextSetBit(start);
      end = end < 0 ? page.usable() : end;
      if (gap && page.contentStart() > start && page.contentStart() < end) {
        end = page.contentStart();
      }
      if (end - start >= SMALLEST) {
        regions.add(new FreeRegion(start, end, gap, freeblocks(page, start, end)));
      }
      gap = false;
      start = end < page.usable() && taken.get(end) ? taken.nextClearBit(end) : end;
    }
    return regions;
  }

  private static SortedMap<Integer, Integer> freeblocks(BtreePage page, int start, int end) {
    SortedMap<Integer, Integer> blocks = new TreeMap<>();
    for (int at : page.freeblocks()) {
      int behind = at + page.image().u16(at + 2);
      if (at >= start && at + 4 <= end && behind <= end) {
        blocks.put(at, behind);
      }
    }
    return blocks;
  }
}
