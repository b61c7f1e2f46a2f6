package org.dalel.casefile.read;

import java.util.OptionalLong;

/**
 * The four times of an item, in nanoseconds since 1970 UTC.
 *
 * @param modified content changed
 * @param accessed content read
 * @param changed metadata changed
 * @param created made
 */
public record ItemTimes(
    OptionalLong modified, OptionalLong accessed, OptionalLong changed, OptionalLong created) {
  /** No times known. */
  public static final ItemTimes NONE =
      new ItemTimes(
          OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  /** True when one of the times lies in the range, both ends included. */
  public boolean anyWithin(long from, long to) {
    return within(modified, from, to)
        || within(accessed, from, to)
        || within(changed, from, to)
        || within(created, from, to);
  }

  private static boolean within(OptionalLong time, long from, long to) {
    return time.isPresent() && time.getAsLong() >= from && time.getAsLong() <= to;
  }
}
