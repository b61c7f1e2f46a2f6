package org.dalel.casefile.view;

import java.util.Arrays;

/**
 * The events of one kind in the order of time.
 *
 * @param kind as the view names it
 * @param times nanoseconds since 1970 UTC, ascending
 * @param references for each the row of the view, or the event where the kind begins with {@code
 *     event:}; ascending where times are equal
 */
@SuppressWarnings("ArrayRecordComponent") // within the package; never changed, never compared
record TimelineList(String kind, long[] times, int[] references) {

  /** How many are earlier than a time. */
  int before(long time) {
    int at = Arrays.binarySearch(times, time);
    if (at < 0) {
      return -at - 1;
    }
    // any of equal ones was found; the first of them is wanted
    int low = 0;
    int high = at;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many are not later than a time. */
  int upTo(long time) {
    return time == Long.MAX_VALUE ? times.length : before(time + 1);
  }

  boolean isOfArtifacts() {
    return kind.startsWith("event:");
  }
}
