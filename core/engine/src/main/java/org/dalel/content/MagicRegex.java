package org.dalel.content;

import java.util.BitSet;
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
final class MagicRegex implements MagicClause {
  private static final int WINDOW = 8 * 1024;

  private final Pattern pattern;
  private final int size;
  private final int begin;
  private final int end;
  private final String text;
  private final boolean[] first = new boolean[256];
  private final boolean[] second = new boolean[256];

  MagicRegex(Pattern pattern, int size, int begin, int end, String text) {
    this.pattern = pattern;
    this.size = size;
    this.begin = begin;
    this.end = end;
    this.text = text;
    for (int b = 0; b < 256; b++) {
      first[b] = canStart(pattern, String.valueOf((char) b));
      for (int next = 0; first[b] && next < 256; next++) {
        second[next] |= canStart(pattern, new String(new char[] {(char) b, (char) next}));
      }
    }
  }

  private static boolean canStart(Pattern pattern, String prefix) {
    Matcher matcher = pattern.matcher(prefix);
    return matcher.lookingAt() || matcher.hitEnd();
  }

  @Override
  public boolean matches(byte[] data, int offset, int length) {
    if (length < begin) {
      return false;
    }
    Window window = new Window(data, offset + begin, length - begin, WINDOW + end - begin);
    Matcher matcher = null;
    for (int i = 0; i <= end - begin; i++) {
      if (first[window.charAt(i)] && second[window.charAt(i + 1)]) {
        matcher = matcher == null ? pattern.matcher(window) : matcher;
        matcher.region(i, WINDOW + i);
        if (matcher.lookingAt()) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public int size() {
    return size;
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

  /** Bytes as characters, with zeros up to {@code size}. */
  private record Window(byte[] data, int offset, int available, int size) implements CharSequence {
    @Override
    public int length() {
      return size;
    }

    @Override
    public char charAt(int index) {
      return index < available ? (char) (data[offset + index] & 0xff) : 0;
    }

    @Override
    public CharSequence subSequence(int start, int to) {
      StringBuilder sequence = new StringBuilder(to - start);
      for (int i = start; i < to; i++) {
        sequence.append(charAt(i));
      }
      return sequence;
    }
  }
}
