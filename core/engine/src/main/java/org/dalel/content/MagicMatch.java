package org.dalel.content;

import java.util.BitSet;

/**
 * A byte pattern at one of a range of offsets.
 *
 * @param pattern wanted bytes, already masked
 * @param mask bits that count, same length
 * @param ignoreCase whether ASCII letters of the data are lowered before comparing
 * @param begin first offset where the pattern may start
 * @param end last offset where the pattern may start
 */
record MagicMatch(byte[] pattern, byte[] mask, boolean ignoreCase, int begin, int end, String text)
    implements MagicClause {

  @Override
  public boolean matches(byte[] data, int offset, int length) {
    int n = pattern.length;
    if (length < begin + n) {
      return false;
    }
    int last = Math.min(end, length - n);
    for (int p = begin; p <= last; p++) {
      if (matchesAt(data, offset + p)) {
        return true;
      }
    }
    return end > last && n > 0 && pattern[n - 1] == 0 && matchesIntoPadding(data, offset, length);
  }

  private boolean matchesAt(byte[] data, int at) {
    for (int j = 0; j < pattern.length; j++) {
      if (fold(data[at + j] & mask[j]) != pattern[j]) {
        return false;
      }
    }
    return true;
  }

  private int fold(int value) {
    return ignoreCase && value >= 'A' && value <= 'Z' ? value + ('a' - 'A') : value;
  }

  private boolean matchesIntoPadding(byte[] data, int offset, int length) {
    for (int p = Math.max(begin, length - pattern.length + 1); p <= end; p++) {
      if (matchesPadded(data, offset, length, p)) {
        return true;
      }
    }
    return false;
  }

  private boolean matchesPadded(byte[] data, int offset, int length, int at) {
    for (int j = 0; j < pattern.length; j++) {
      int value = at + j < length ? data[offset + at + j] : 0;
      if (fold(value & mask[j]) != pattern[j]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int size() {
    return pattern.length;
  }

  @Override
  public BitSet firstBytes() {
    if (begin != 0 || end != 0 || pattern.length == 0) {
      return MagicClause.allBytes();
    }
    BitSet set = new BitSet(256);
    for (int b = 0; b < 256; b++) {
      if (fold((byte) b & mask[0]) == pattern[0]) {
        set.set(b);
      }
    }
    return set;
  }
}
