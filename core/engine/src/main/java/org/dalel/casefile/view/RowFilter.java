package org.dalel.casefile.view;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What rows must be like; what is absent or empty does not filter.
 *
 * @param states allocated, deleted, orphan, embedded
 * @param kinds file, dir, link, virtual, other, embedded
 * @param statuses examined, skipped, encrypted, unsupported, unreadable, failed, pending
 * @param extension in lower case
 * @param minSize smallest size in bytes
 * @param maxSize largest size in bytes
 * @param from earliest time, nanoseconds since 1970 UTC; one of the row's times must lie in the
 *     range
 * @param to latest time
 * @param identifier something that must be mentioned in the content or item
 */
public record RowFilter(
    Set<String> states,
    Set<String> kinds,
    Set<String> statuses,
    Optional<String> extension,
    OptionalLong minSize,
    OptionalLong maxSize,
    OptionalLong from,
    OptionalLong to,
    Optional<Mention> identifier) {

  /** An identifier: its kind, such as phone, and its normal form. */
  public record Mention(String kind, String value) {}

  /** Every row. */
  public static final RowFilter NONE =
      new RowFilter(
          Set.of(),
          Set.of(),
          Set.of(),
          Optional.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          Optional.empty());

  /** Keeps copies. */
  public RowFilter {
    states = Set.copyOf(states);
    kinds = Set.copyOf(kinds);
    statuses = Set.copyOf(statuses);
  }

  boolean hasSize() {
    return minSize.isPresent() || maxSize.isPresent();
  }

  boolean hasTime() {
    return from.isPresent() || to.isPresent();
  }
}
