package org.dalel.content;

import java.util.BitSet;
import java.util.Optional;

/**
 * A byte pattern at one of a range of offsets.
 *
 * @param pattern wanted bytes, already masked; at least one
 * @param mask bits that count, same length
 * @param ignoreCase whether ASCII letters of the data are lowered before comparing
 * @param begin first offset where the pattern may start
 * @param end last offset where the pattern may start
 */
record MagicMatch(byte[] pattern, byte[] mask, boolean ignoreCase, int begin, int end, String text)
    implements RangeScan.Located {

  @Override
  public boolean matches(Probe probe) {
    if (probe.length() < begin + pattern.length) {
      return false;
    }
    for (int p = begin; p <= end; p++) {
      if (matchesFrom(probe, p)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean matchesAt(Probe probe, int at) {
    return probe.length() >= begin + pattern.length && matchesFrom(probe, at);
  }

  private boolean matchesFrom(Probe probe, int at) {
    for (int j = 0; j < pattern.length; j++) {
      if (fold(probe.at(at + j) & mask[j]) != pattern[j]) {
        return false;
      }
    }
    return true;
  }

  private int fold(int value) {
    return ignoreCase && value >= 'A' && value <= 'Z' ? value + ('a' - 'A') : value;
  }

  @Override
  public int size() {
    return pattern.length;
  }

  @Override
  public boolean startsWith(int first) {
    return fold((byte) first & mask[0]) == pattern[0];
  }

  @Override
  public boolean continuesWith(int next) {
    return pattern.length < 2 || fold((byte) next & mask[1]) == pattern[1];
  }

  /** Of the bytes of a pattern at a fixed place the one that fewest bytes fulfil. */
  @Override
  public Optional<ByteAt> need() {
    if (begin != end) {
      return Optional.empty();
    }
    ByteAt best = new ByteAt(begin, MagicClause.allBytes());
    for (int j = 0; j < pattern.length; j++) {
      BitSet values = new BitSet(256);
      for (int b = 0; b < 256; b++) {
        values.set(b, fold((byte) b & mask[j]) == pattern[j]);
      }
      // a zero is what short files have there, too
      boolean better = best.values().get(0) && !values.get(0);
      best = better ? new ByteAt(begin + j, values) : best;
    }
    return Optional.of(best);
  }

  @Override
  public BitSet firstBytes() {
    if (begin != 0 || end != 0) {
      return MagicClause.allBytes();
    }
    BitSet set = new BitSet(256);
    for (int b = 0; b < 256; b++) {
      set.set(b, startsWith(b));
    }
    return set;
  }
}
