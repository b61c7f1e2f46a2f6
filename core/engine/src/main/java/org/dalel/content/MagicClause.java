package org.dalel.content;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A condition on the first bytes of a content, as in Tika's {@code tika-mimetypes.xml}.
 *
 * <p>Evaluation gives what {@code org.apache.tika.detect.MagicDetector} gives, including its habit
 * of comparing with zero bytes behind the end of the data when a rule has a range of offsets.
 */
interface MagicClause {

  /** Whether the data fulfil the condition. */
  boolean matches(Probe probe);

  /** Tika's weight of the clause, the second key of its order. */
  int size();

  /** Which first bytes a matching content can have: a clause is only tried on those. */
  BitSet firstBytes();

  /** A byte at a fixed place that every match has, where one is known. */
  Optional<ByteAt> need();

  /** Tika's text for the clause, the last key of its order. */
  String text();

  /** All clauses hold. */
  record And(List<MagicClause> clauses) implements MagicClause {
    @Override
    public boolean matches(Probe probe) {
      for (MagicClause clause : clauses) {
        if (!clause.matches(probe)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int size() {
      return clauses.stream().mapToInt(MagicClause::size).sum();
    }

    @Override
    public BitSet firstBytes() {
      BitSet set = allBytes();
      clauses.forEach(c -> set.and(c.firstBytes()));
      return set;
    }

    @Override
    public Optional<ByteAt> need() {
      return clauses.stream().flatMap(c -> c.need().stream()).reduce(ByteAt::stricter);
    }

    @Override
    public String text() {
      return "and" + clauses.stream().map(MagicClause::text).toList();
    }
  }

  /**
   * At least {@code minimum} of the clauses hold.
   *
   * @param explicit whether the rule names the minimum itself; Tika prints such clauses differently
   */
  record AnyOf(int minimum, boolean explicit, List<MagicClause> clauses) implements MagicClause {
    @Override
    public boolean matches(Probe probe) {
      int found = 0;
      for (MagicClause clause : clauses) {
        if (clause.matches(probe) && ++found >= minimum) {
          return true;
        }
      }
      return false;
    }

    @Override
    public int size() {
      return clauses.stream().mapToInt(MagicClause::size).max().orElse(0);
    }

    @Override
    public BitSet firstBytes() {
      List<BitSet> sets = clauses.stream().map(MagicClause::firstBytes).toList();
      BitSet result = new BitSet(256);
      for (int b = 0; b < 256; b++) {
        int first = b;
        result.set(b, sets.stream().filter(set -> set.get(first)).count() >= minimum);
      }
      return result;
    }

    @Override
    public Optional<ByteAt> need() {
      return clauses.size() == 1 && minimum == 1 ? clauses.get(0).need() : Optional.empty();
    }

    @Override
    public String text() {
      List<String> parts = clauses.stream().map(MagicClause::text).toList();
      return explicit ? "minShouldMatch (min: " + minimum + ") " + parts : "or" + parts;
    }
  }

  /** The set of all 256 byte values. */
  static BitSet allBytes() {
    BitSet set = new BitSet(256);
    set.set(0, 256);
    return set;
  }
}
