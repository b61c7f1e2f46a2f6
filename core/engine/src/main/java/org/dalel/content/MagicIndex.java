package org.dalel.content;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.apache.tika.mime.MediaType;

/**
 * Tika's magic rules, arranged by the first byte that a matching content can have.
 *
 * <p>Of some 850 rules only those are tried that the first byte allows and, where a rule
 * {@linkplain MagicClause#need() needs} a byte at another place, that byte too; in Tika's order, so
 * that the answer is the one that trying all of them would give.
 */
final class MagicIndex {
  private final Candidate[][] byFirstByte = new Candidate[256][];

  /**
   * A rule with the byte it needs.
   *
   * @param at where that byte is; -1 when nothing is needed
   * @param values which values will do
   */
  private record Candidate(MagicRule rule, int at, boolean[] values) {
    static Candidate of(MagicRule rule) {
      Optional<ByteAt> need = rule.clause().need().filter(n -> n.offset() > 0);
      boolean[] values = new boolean[256];
      need.ifPresent(n -> n.values().stream().forEach(b -> values[b] = true));
      return new Candidate(rule, need.map(ByteAt::offset).orElse(-1), values);
    }

    boolean matches(Probe probe) {
      return (at < 0 || values[probe.unsigned(at)]) && rule.clause().matches(probe);
    }
  }

  MagicIndex(List<MagicRule> rules) {
    List<BitSet> firstBytes = rules.stream().map(r -> r.clause().firstBytes()).toList();
    List<Candidate> candidates = rules.stream().map(Candidate::of).toList();
    for (int b = 0; b < 256; b++) {
      List<Candidate> possible = new ArrayList<>();
      for (int i = 0; i < rules.size(); i++) {
        if (firstBytes.get(i).get(b)) {
          possible.add(candidates.get(i));
        }
      }
      byFirstByte[b] = possible.toArray(Candidate[]::new);
    }
  }

  /**
   * The types of all rules of the highest matching priority, in Tika's order; empty when no rule
   * matches.
   */
  List<MediaType> match(Probe probe) {
    List<MediaType> found = List.of();
    int priority = -1;
    for (Candidate candidate : byFirstByte[probe.unsigned(0)]) {
      if (priority > candidate.rule().priority()) {
        break;
      }
      if (candidate.matches(probe)) {
        found = found.isEmpty() ? new ArrayList<>(2) : found;
        found.add(candidate.rule().type());
        priority = candidate.rule().priority();
      }
    }
    return found;
  }

  /** Whether any rule of one type matches, whatever its priority. */
  boolean matches(MediaType type, Probe probe) {
    for (Candidate candidate : byFirstByte[probe.unsigned(0)]) {
      if (candidate.rule().type().equals(type) && candidate.matches(probe)) {
        return true;
      }
    }
    return false;
  }
}
