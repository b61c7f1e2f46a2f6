package org.dalel.content;

import java.util.List;

/**
 * The first bytes of one content while rules are tried on it; behind the end all bytes count as
 * zero.
 */
final class Probe {
  private final byte[] data;
  private final int offset;
  private final int length;
  private final List<RangeScan> passes;
  private final long[] found;
  private int passed;

  Probe(ContentSource.Slice head, RangeScan.Passes passes) {
    this.data = head.array();
    this.offset = head.offset();
    this.length = head.length();
    this.passes = passes.each();
    this.found = new long[this.passes.size()];
  }

  int length() {
    return length;
  }

  /** The signed byte at an index, zero behind the end. */
  byte at(int index) {
    return index < length ? data[offset + index] : 0;
  }

  /** The byte at an index as 0 to 255, zero behind the end. */
  int unsigned(int index) {
    return at(index) & 0xff;
  }

  /** Whether characters stand between two indices (the second exclusive, cut at the end). */
  boolean contains(RequiredLiteral literal, int from, int to) {
    return literal.isIn(data, offset + from, offset + Math.min(to, length));
  }

  /** Whether a member of a pass is in its range; the first question makes the pass. */
  boolean has(int pass, int member) {
    if ((passed >>> pass & 1) == 0) {
      found[pass] = passes.get(pass).scan(this, data, offset, length);
      passed |= 1 << pass;
    }
    return (found[pass] >>> member & 1) != 0;
  }
}
