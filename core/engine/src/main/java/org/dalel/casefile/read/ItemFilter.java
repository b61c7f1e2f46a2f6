package org.dalel.casefile.read;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which items a listing shows; what is absent or empty does not filter.
 *
 * @param path pattern of the path
 * @param type pattern of the media type, such as {@code image/*}
 * @param minSize smallest size in bytes
 * @param maxSize largest size in bytes
 * @param from earliest time, nanoseconds since 1970 UTC; one of the item's times must lie in the
 *     range
 * @param to latest time
 * @param states allocated, deleted, orphan, embedded
 * @param kinds file, dir, link, virtual, other, embedded
 * @param statuses examined, skipped, encrypted, unsupported, unreadable, failed, pending
 */
public record ItemFilter(
    Optional<Glob> path,
    Optional<Glob> type,
    OptionalLong minSize,
    OptionalLong maxSize,
    OptionalLong from,
    OptionalLong to,
    Set<String> states,
    Set<String> kinds,
    Set<String> statuses) {

  /** Every item. */
  public static final ItemFilter ALL =
      new ItemFilter(
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          Set.of(),
          Set.of(),
          Set.of());

  /** True when the listing shows the item. */
  public boolean accepts(ListedItem item) {
    return accepts(states, item.state())
        && accepts(kinds, item.kind())
        && accepts(statuses, item.status())
        && sizeWithin(item.size())
        && timeWithin(item.times())
        && type.map(glob -> item.type().filter(glob::matches).isPresent()).orElse(true)
        && path.map(glob -> glob.matches(item.path())).orElse(true);
  }

  private boolean sizeWithin(OptionalLong size) {
    if (minSize.isEmpty() && maxSize.isEmpty()) {
      return true;
    }
    return size.isPresent()
        && size.getAsLong() >= minSize.orElse(0)
        && size.getAsLong() <= maxSize.orElse(Long.MAX_VALUE);
  }

  private boolean timeWithin(ItemTimes times) {
    if (from.isEmpty() && to.isEmpty()) {
      return true;
    }
    return times.anyWithin(from.orElse(Long.MIN_VALUE), to.orElse(Long.MAX_VALUE));
  }

  private static boolean accepts(Set<String> wanted, String value) {
    return wanted.isEmpty() || wanted.contains(value);
  }
}
