package org.dalel.content;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.tika.mime.MediaType;

/**
 * Tika's magic rules, arranged by the first byte that a matching content can have.
 *
 * <p>Of some 1,300 rules only those are tried that the first byte allows, in Tika's order, so that
 * the answer is the one that trying all of them would give.
 */
final class MagicIndex {
  private final MagicRule[][] byFirstByte = new MagicRule[256][];

  MagicIndex(List<MagicRule> rules) {
    List<BitSet> firstBytes = rules.stream().map(r -> r.clause().firstBytes()).toList();
    for (int b = 0; b < 256; b++) {
      List<MagicRule> possible = new ArrayList<>();
      for (int i = 0; i < rules.size(); i++) {
        if (firstBytes.get(i).get(b)) {
          possible.add(rules.get(i));
        }
      }
      byFirstByte[b] = possible.toArray(MagicRule[]::new);
    }
  }

  /**
   * The types of all rules of the highest matching priority, in Tika's order; empty when no rule
   * matches.
   */
  List<MediaType> match(Probe probe) {
    List<MediaType> found = List.of();
    int priority = -1;
    for (MagicRule rule : byFirstByte[probe.unsigned(0)]) {
      if (priority > rule.priority()) {
        break;
      }
      if (rule.clause().matches(probe)) {
        found = found.isEmpty() ? new ArrayList<>(2) : found;
        found.add(rule.type());
        priority = rule.priority();
      }
    }
    return found;
  }

  /** Whether any rule of one type matches, whatever its priority. */
  boolean matches(MediaType type, Probe probe) {
    for (MagicRule rule : byFirstByte[probe.unsigned(0)]) {
      if (rule.type().equals(type) && rule.clause().matches(probe)) {
        return true;
      }
    }
    return false;
  }
}
