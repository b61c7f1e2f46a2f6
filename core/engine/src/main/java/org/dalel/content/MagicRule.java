package org.dalel.content;

import java.util.Comparator;
import org.apache.tika.mime.MediaType;

/**
 * One magic rule of a type.
 *
 * @param priority higher is tried first
 * @param text Tika's text for the rule, the last key of its order
 */
record MagicRule(MediaType type, int priority, MagicClause clause, int size, String text) {

  /** Tika's own order: {@code org.apache.tika.mime.Magic#compareTo}. */
  static final Comparator<MagicRule> ORDER =
      Comparator.comparingInt(MagicRule::priority)
          .thenComparingInt(MagicRule::size)
          .thenComparing(MagicRule::type)
          .thenComparing(MagicRule::text)
          .reversed();

  static MagicRule of(MediaType type, int priority, MagicClause clause) {
    String text = "[" + priority + "/" + clause.text() + "]";
    return new MagicRule(type, priority, clause, clause.size(), text);
  }
}
