package org.dalel.plugins.messaging.database;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** A set of row ids, small where they are counted from 1. */
final class RowIds {
  private static final long DENSE = 1L << 27;

  private final BitSet low = new BitSet();
  private final Set<Long> others = new HashSet<>();

  /** Whether it was not there yet. */
  boolean add(long id) {
    if (id < 0 || id >= DENSE) {
      return others.add(id);
    }
    boolean fresh = !low.get((int) id);
    low.set((int) id);
    return fresh;
  }

  boolean contains(long id) {
    return id < 0 || id >= DENSE ? others.contains(id) : low.get((int) id);
  }
}
