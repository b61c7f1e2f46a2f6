package org.dalel.formats.sqlite.recover;

import java.util.ArrayList;
import java.util.List;

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
    StaleBlocks blocks = StaleBlocks.of(page, region, shape.usable());
    for (int at = region.start(); at < region.end() - 3; at++) {
      if (!region.freeblocks().containsKey(at)) {
        intact.at(page, at, region.end(), tables).ifPresent(found::add);
      }
    }
    blocks.addStarts(found, LEAST_BITS);
    for (int at : blocks.starts()) {
      List<Candidate> readings = new ArrayList<>();
      for (int boundary : blocks.boundaries(at)) {
        LostHeads.Spot spot =
            new LostHeads.Spot(page, at, boundary, region.end(), blocks.certain(at));
        tables.rebuilt().forEach(table -> readings.addAll(lostHeads.at(spot, table)));
      }
      found.addAll(Readings.best(readings));
    }
    found.replaceAll(one -> adjacent(one, region));
    found.removeIf(one -> one.bits() < LEAST_BITS);
    return new RegionPlan(found, (one, end) -> bitsUpTo(page, one, end), LEAST_BITS).chosen();
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
