package org.dalel.formats.mysql;

import java.util.BitSet;
import org.dalel.formats.FormatException;

/**
 * A page of an index.
 *
 * <pre>
 *  38 slots | 42 records of the heap (the first bit: COMPACT) | 44 first deleted record | 50 fields before columns were added
 *  54 records | 64 level, 0 for leaves | 66 number of the index (8) | 94 the two ends, 99 and 112
 * </pre>
 */
record InnoPage(byte[] bytes, long number, int end) {
  private static final int PREVIOUS = 8;
  private static final int HEAP = 42;
  private static final int COMPACT = 0x8000;
  private static final int DELETED = 44;
  private static final int CORE = 50;
  private static final int LEVEL = 64;
  private static final int INDEX = 66;
  private static final int FIRST = 99;
  private static final int LAST = 112;
  private static final int CONTENT = 120;

  /** Takes the origins of records. */
  interface Taker {
    void record(int origin) throws java.io.IOException;
  }

  /** Whether it holds rows of the index with this number. */
  boolean isLeafOf(long wanted) {
    int type = InnoSpace.type(bytes);
    return (type == InnoSpace.INDEX || type == InnoSpace.INSTANT || type == InnoSpace.SDI)
        && InnoSpace.half(bytes, LEVEL) == 0
        && index() == wanted;
  }

  /** Whether no page stands before it. */
  boolean isFirst() {
    return InnoSpace.number(bytes, PREVIOUS) == -1;
  }

  /** The first record; the end when there is none. */
  int first() {
    return Math.max(CONTENT, Math.min(InnoRecord.next(bytes, FIRST), end - 1));
  }

  boolean isCompact() {
    return (InnoSpace.half(bytes, HEAP) & COMPACT) != 0;
  }

  long index() {
    return MyIsamValue.bigEndian(bytes, INDEX, 8);
  }

  /** How many fields records have that do not say how many; of the first page of the tree. */
  int core() {
    return InnoSpace.half(bytes, CORE) >> 3;
  }

  /** Goes through the records in their order; each once, whatever the pointers say. */
  void records(Taker taker) throws java.io.IOException {
    walk(InnoRecord.next(bytes, FIRST), taker, true);
  }

  /** Goes through what was deleted and not overwritten since. */
  void deleted(Taker taker) throws java.io.IOException {
    int first = InnoSpace.half(bytes, DELETED);
    if (first != 0) {
      walk(first, taker, false);
    }
  }

  private void walk(int first, Taker taker, boolean ends) throws java.io.IOException {
    BitSet seen = new BitSet();
    int origin = first;
    while (origin != LAST) {
      if (origin < CONTENT || origin >= end || seen.get(origin)) {
        throw new FormatException(
            0,
            "a pointer to the next record",
            seen.get(Math.max(0, origin)) ? "one to a record before it" : "place " + origin);
      }
      seen.set(origin);
      taker.record(origin);
      int next = InnoRecord.next(bytes, origin);
      if (!ends && InnoSpace.half(bytes, origin - 2) == 0) {
        return;
      }
      origin = next;
    }
  }
}
