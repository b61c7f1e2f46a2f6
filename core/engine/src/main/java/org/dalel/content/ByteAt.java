package org.dalel.content;

import java.util.BitSet;

/**
 * A byte at a fixed place without which a clause cannot match: cheap to ask before the clause
 * itself.
 *
 * @param offset where
 * @param values which of the 256 byte values will do; bytes behind the end of the data are zero
 */
record ByteAt(int offset, BitSet values) {
  /** The one of two needs that more contents fail. */
  static ByteAt stricter(ByteAt one, ByteAt other) {
    return one.values().cardinality() <= other.values().cardinality() ? one : other;
  }
}
