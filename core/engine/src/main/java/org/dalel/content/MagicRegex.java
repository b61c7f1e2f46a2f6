package org.dalel.content;

import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression over the bytes (as ISO-8859-1 characters) that starts at one of a range of
 * offsets.
 *
 * <p>Each attempt sees a window of 8 KiB, filled up with zero bytes behind the end of the data. The
 * bytes with which a match can begin are found out by asking the expression itself: when one
 * character neither matches nor {@linkplain Matcher#hitEnd() asks for more}, nothing that starts
 * with it can match.
 */
final class MagicRegex implements RangeScan.Located {
  private static final int WINDOW = 8 * 1024;

  private final Pattern pattern;
  private final int size;
  private final int begin;
  private final int end;
  private final String text;
  private final Optional<RequiredLiteral> required;
  private final boolean[] first = new boolean[256];
  private final boolean[] second = new boolean[256];

  MagicRegex(Pattern pattern, int size, int begin, int end, String text) {
    this.pattern = pattern;
    this.size = size;
    this.begin = begin;
    this.end = end;
    this.text = text;
    this.required = RequiredLiteral.of(pattern.pattern());
    for (int b = 0; b < 256; b++) {
      first[b] = canStart(pattern, String.valueOf((char) b));
      // at one place only the whole expression is tried
      for (int next = 0; begin != end && first[b] && next < 256; next++) {
        second[next] |= canStart(pattern, new String(new char[] {(char) b, (char) next}));
      }
    }
  }

  private static boolean canStart(Pattern pattern, String prefix) {
    Matcher matcher = pattern.matcher(prefix);
    return matcher.lookingAt() || matcher.hitEnd();
  }

  @Override
  public boolean matches(Probe probe) {
    if (probe.length() < begin) {
      return false;
    }
    if (begin == end) {
      return first[probe.unsigned(begin)] && matchesAt(probe, begin);
    }
    for (int p = begin; p <= end; p++) {
      if (first[probe.unsigned(p)] && second[probe.unsigned(p + 1)] && matchesAt(probe, p)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean matchesAt(Probe probe, int at) {
    return (required.isEmpty() || probe.contains(required.get(), at, at + WINDOW))
        && pattern.matcher(new Window(probe, at)).lookingAt();
  }

  @Override
  public int begin() {
    return begin;
  }

  @Override
  public int end() {
    return end;
  }

  @Override
  public boolean startsWith(int b) {
    return first[b];
  }

  @Override
  public boolean continuesWith(int b) {
    return second[b];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Optional<ByteAt> need() {
    if (begin != end) {
      return Optional.empty();
    }
    BitSet values = new BitSet(256);
    for (int b = 0; b < 256; b++) {
      values.set(b, first[b]);
    }
    return Optional.of(new ByteAt(begin, values));
  }

  @Override
  public BitSet firstBytes() {
    if (begin != 0 || end != 0) {
      return MagicClause.allBytes();
    }
    BitSet set = new BitSet(256);
    for (int b = 0; b < 256; b++) {
      set.set(b, first[b]);
    }
    return set;
  }

  @Override
  public String text() {
    return text;
  }

  /** The 8 KiB from an offset as characters. */
  private record Window(Probe probe, int start) implements CharSequence {
    @Override
    public int length() {
      return WINDOW;
    }

    @Override
    public char charAt(int index) {
      return (char) probe.unsigned(start + index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      StringBuilder sequence = new StringBuilder(to - from);
      for (int i = from; i < to; i++) {
        sequence.append(charAt(i));
      }
      return sequence;
    }
  }
}
