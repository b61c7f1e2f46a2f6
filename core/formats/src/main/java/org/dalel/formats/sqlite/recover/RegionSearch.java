package org.dalel.formats.sqlite.recover;

import java.util.ArrayList;
import java.util.List;
import org.dalel.formats.sqlite.page.BigEndian;

/** Searches one free region of a page for cells. */
final class RegionSearch {
  /** Bits from which a candidate is taken: one in a few million places agrees so by chance. */
  static final double LEAST_BITS = 24;

  private static final double ADJACENT = 4;

  private final Evidence evidence;
  private final PageShape shape;
  private final IntactCells intact;
  private final LostHeads lostHeads;

  RegionSearch(Evidence evidence, PageShape shape) {
    this.evidence = evidence;
    this.shape = shape;
    this.intact = new IntactCells(evidence, shape);
    this.lostHeads = new LostHeads(evidence, shape);
  }

  /** The cells that the region held, as far as they can be told. */
  List<Candidate> search(byte[] page, FreeRegion region, Suspects tables) {
    List<Candidate> found = new ArrayList<>();
    for (int at = region.start(); at < region.end() - 3; at++) {
      Integer behind = region.freeblocks().get(at);
      if (behind != null) {
        lost(found, new LostHeads.Spot(page, at, behind, region.end(), true), tables);
        continue;
      }
      intact.at(page, at, region.end(), tables).ifPresent(found::add);
      int size = BigEndian.u16(page, at + 2);
      if (size >= 4 && at + size <= shape.usable() && nextBlock(page, at, at + size)) {
        lost(found, new LostHeads.Spot(page, at, at + size, region.end(), false), tables);
      }
    }
    found.replaceAll(one -> adjacent(one, region));
    found.removeIf(one -> one.bits() < LEAST_BITS);
    return new RegionPlan(found, (one, end) -> bitsUpTo(page, one, end), LEAST_BITS).chosen();
  }

  private boolean nextBlock(byte[] page, int at, int behind) {
    int next = BigEndian.u16(page, at);
    return next == 0 || next >= behind && next <= shape.usable() - 4;
  }

  private void lost(List<Candidate> found, LostHeads.Spot spot, Suspects tables) {
    for (TableStatistics table : tables.rebuilt()) {
      found.addAll(lostHeads.at(spot, table));
    }
  }

  private static Candidate adjacent(Candidate one, FreeRegion region) {
    double bits = one.bits();
    bits += one.start() == region.start() ? ADJACENT : 0;
    bits += one.end() == region.end() || region.freeblocks().containsKey(one.end()) ? ADJACENT : 0;
    return one.withBits(bits);
  }

  private double bitsUpTo(byte[] page, Candidate one, int end) {
    double whole =
        evidence.bits(one.table(), one.types(), page, one.body(), one.clip(), Evidence.Scope.ALL);
    double left =
        evidence.bits(one.table(), one.types(), page, one.body(), end, Evidence.Scope.ALL);
    return one.bits() - whole + left - ADJACENT;
  }
}
