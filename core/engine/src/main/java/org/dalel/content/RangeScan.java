package org.dalel.content;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Looks for all patterns that may lie anywhere in a range of offsets in one pass over the data.
 *
 * <p>A table says for each byte which patterns can begin with it, a second one for the byte that
 * follows; only where both agree a pattern is tried.
 */
final class RangeScan {
  private static final int MOST = 64;

  /** So many byte values in pairs make it worth while to look at every second byte only. */
  private static final int SPARSE = 24;

  private final Located[] members;
  private final long[] first = new long[256];
  private final long[] second = new long[256];
  private final boolean[] inPair = new boolean[256];
  private final boolean sparse;
  private final int end;

  private RangeScan(List<Located> members) {
    this.members = members.toArray(Located[]::new);
    for (int i = 0; i < this.members.length; i++) {
      for (int b = 0; b < 256; b++) {
        first[b] |= members.get(i).startsWith(b) ? 1L << i : 0;
        second[b] |= members.get(i).continuesWith(b) ? 1L << i : 0;
      }
    }
    int possible = 0;
    for (int b = 0; b < 256; b++) {
      inPair[b] = (first[b] | second[b]) != 0;
      possible += inPair[b] ? 1 : 0;
    }
    this.sparse = possible <= SPARSE;
    this.end = members.stream().mapToInt(Located::end).max().orElse(-1);
  }

  int size() {
    return members.length;
  }

  /** One bit for each member that is found. */
  long scan(Probe probe, byte[] data, int offset, int length) {
    int last = Math.min(end, length - 1);
    if (last < 0) {
      return 0;
    }
    // each byte with the one behind it; behind the end there are zeros
    int inside = offset + Math.min(last, length - 2);
    long found =
        sparse
            ? everySecond(probe, data, offset, inside)
            : everyPair(probe, data, offset, offset, inside);
    if (last == length - 1) {
      found |= tryAll(first[data[offset + last] & 0xff] & second[0] & ~found, probe, last);
    }
    return found;
  }

  /** Looks at every second byte: a pair that begins there or ends there has a byte that is rare. */
  private long everySecond(Probe probe, byte[] data, int offset, int inside) {
    long found = 0;
    boolean[] possible = inPair;
    int at = offset + 1;
    for (; at <= inside; at += 2) {
      if (possible[data[at] & 0xff]) {
        found |= everyPair(probe, data, offset, at - 1, at);
      }
    }
    return found | everyPair(probe, data, offset, at - 1, inside);
  }

  private long everyPair(Probe probe, byte[] data, int offset, int from, int to) {
    long found = 0;
    for (int at = from; at <= to; at++) {
      long candidates = first[data[at] & 0xff];
      if (candidates != 0) {
        candidates &= second[data[at + 1] & 0xff] & ~found;
        if (candidates != 0) {
          found |= tryAll(candidates, probe, at - offset);
        }
      }
    }
    return found;
  }

  private long tryAll(long candidates, Probe probe, int at) {
    long found = 0;
    for (long rest = candidates; rest != 0; rest &= rest - 1) {
      int i = Long.numberOfTrailingZeros(rest);
      Located member = members[i];
      if (at >= member.begin() && at <= member.end() && member.matchesAt(probe, at)) {
        found |= 1L << i;
      }
    }
    return found;
  }

  /** A clause with a range of offsets at which it may match. */
  interface Located extends MagicClause {
    int begin();

    int end();

    /** Whether a match can begin with this byte. */
    boolean startsWith(int first);

    /** Whether this byte can be the second of a match. */
    boolean continuesWith(int next);

    /** Whether it matches at an offset, within the data and the zeros behind it. */
    boolean matchesAt(Probe probe, int at);
  }

  /** Stands for a pattern that a common pass looks for. */
  record Member(int pass, int index, Located pattern) implements MagicClause {
    @Override
    public boolean matches(Probe probe) {
      return probe.has(pass, index);
    }

    @Override
    public int size() {
      return pattern.size();
    }

    @Override
    public BitSet firstBytes() {
      return MagicClause.allBytes();
    }

    @Override
    public Optional<ByteAt> need() {
      return Optional.empty();
    }

    @Override
    public String text() {
      return pattern.text();
    }
  }

  /** The passes, each to another offset: few patterns are looked for far behind the beginning. */
  record Passes(List<RangeScan> each) {}

  /** Collects patterns. */
  static final class Builder {
    /** Where the passes end. */
    private static final List<Integer> ENDS = List.of(512, 1024, Integer.MAX_VALUE);

    private final List<List<Located>> passes =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    /** The clause itself, or a stand-in when a common pass will look for it. */
    MagicClause add(MagicClause clause) {
      // a pattern that begins with a zero could begin behind the end of the data
      if (!(clause instanceof Located pattern)
          || pattern.begin() == pattern.end()
          || pattern.startsWith(0)) {
        return clause;
      }
      int pass = 0;
      while (pattern.end() > ENDS.get(pass)) {
        pass++;
      }
      List<Located> members = passes.get(pass);
      if (members.size() >= MOST) {
        return clause;
      }
      members.add(pattern);
      return new Member(pass, members.size() - 1, pattern);
    }

    Passes build() {
      return new Passes(passes.stream().map(RangeScan::new).toList());
    }
  }
}
