package org.dalel.content;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Looks for all patterns that may lie anywhere in a wide range in one pass over the data.
 *
 * <p>A table says for each byte which patterns can begin with it, a second one for the byte that
 * follows; only where both agree a pattern is tried.
 */
final class WideScan {
  /** Ranges from this many offsets on are worth a common pass. */
  private static final int WIDE = 500;

  private static final int MOST = 64;

  private final Located[] members;
  private final long[] first = new long[256];
  private final long[] second = new long[256];
  private final int end;

  private WideScan(List<Located> members) {
    this.members = members.toArray(Located[]::new);
    for (int i = 0; i < this.members.length; i++) {
      for (int b = 0; b < 256; b++) {
        first[b] |= members.get(i).startsWith(b) ? 1L << i : 0;
        second[b] |= members.get(i).continuesWith(b) ? 1L << i : 0;
      }
    }
    this.end = members.stream().mapToInt(Located::end).max().orElse(-1);
  }

  int size() {
    return members.length;
  }

  /** One bit for each member that is found. */
  long scan(Probe probe) {
    long found = 0;
    int last = Math.min(end, probe.length() - 1);
    int current = probe.unsigned(0);
    for (int p = 0; p <= last; p++) {
      int next = probe.unsigned(p + 1);
      long candidates = first[current] & second[next] & ~found;
      if (candidates != 0) {
        found |= tryAll(candidates, probe, p);
      }
      current = next;
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

  /** Stands for a pattern that the common pass looks for. */
  record Member(int index, Located pattern) implements MagicClause {
    @Override
    public boolean matches(Probe probe) {
      return probe.hasWide(index);
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
    public String text() {
      return pattern.text();
    }
  }

  /** Collects patterns. */
  static final class Builder {
    private final List<Located> members = new ArrayList<>();

    /** The clause itself, or a stand-in when the common pass will look for it. */
    MagicClause add(MagicClause clause) {
      if (clause instanceof Located pattern
          && pattern.end() - pattern.begin() >= WIDE
          && !pattern.startsWith(0)
          && members.size() < MOST) {
        members.add(pattern);
        return new Member(members.size() - 1, pattern);
      }
      return clause;
    }

    WideScan build() {
      return new WideScan(members);
    }
  }
}
