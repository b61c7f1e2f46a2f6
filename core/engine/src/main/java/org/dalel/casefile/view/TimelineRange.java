package org.dalel.casefile.view;

import java.util.List;

/**
 * A part of the timeline: some kinds, between two times. Positions count through all of them in the
 * order of time, then kind, then row; nothing is merged before it is asked for.
 */
final class TimelineRange {
  private final List<TimelineList> lists;
  private final int[] low;
  private final int[] high;
  private final long total;

  /** Both ends belong to the range. */
  TimelineRange(List<TimelineList> lists, long from, long to) {
    this.lists = lists;
    this.low = new int[lists.size()];
    this.high = new int[lists.size()];
    long sum = 0;
    for (int i = 0; i < lists.size(); i++) {
      low[i] = lists.get(i).before(from);
      high[i] = Math.max(low[i], lists.get(i).upTo(to));
      sum += high[i] - low[i];
    }
    total = sum;
  }

  long total() {
    return total;
  }

  /** Told one event after the other. */
  @FunctionalInterface
  interface Visitor {
    void event(TimelineList list, int index);
  }

  /** The time of the event at a position that is within the range. */
  long timeAt(long position) {
    long earliest = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    for (int i = 0; i < low.length; i++) {
      if (low[i] < high[i]) {
        earliest = Math.min(earliest, lists.get(i).times()[low[i]]);
        latest = Math.max(latest, lists.get(i).times()[high[i] - 1]);
      }
    }
    // the last time before which there are not more than so many
    while (earliest < latest) {
      long middle = earliest + (latest - earliest >>> 1) + 1;
      if (before(middle) <= position) {
        earliest = middle;
      } else {
        latest = middle - 1;
      }
    }
    return earliest;
  }

  private long before(long time) {
    long sum = 0;
    for (int i = 0; i < low.length; i++) {
      sum += clamp(i, lists.get(i).before(time)) - low[i];
    }
    return sum;
  }

  private int clamp(int list, int index) {
    return Math.min(Math.max(index, low[list]), high[list]);
  }

  /** Visits events from a position on. */
  void visit(long from, int count, Visitor visitor) {
    if (from >= total) {
      return;
    }
    int[] cursors = cursors(from);
    for (int visited = 0; visited < count; visited++) {
      int next = earliest(cursors);
      if (next < 0) {
        return;
      }
      visitor.event(lists.get(next), cursors[next]++);
    }
  }

  /** Where each list stands at a position; of equal times the first lists are passed first. */
  private int[] cursors(long position) {
    long time = timeAt(position);
    int[] cursors = new int[low.length];
    long left = position - before(time);
    for (int i = 0; i < cursors.length; i++) {
      cursors[i] = clamp(i, lists.get(i).before(time));
      long passed = Math.min(left, clamp(i, lists.get(i).upTo(time)) - cursors[i]);
      cursors[i] += (int) passed;
      left -= passed;
    }
    return cursors;
  }

  private int earliest(int[] cursors) {
    int best = -1;
    for (int i = 0; i < cursors.length; i++) {
      if (cursors[i] < high[i]
          && (best < 0
              || lists.get(i).times()[cursors[i]] < lists.get(best).times()[cursors[best]])) {
        best = i;
      }
    }
    return best;
  }
}
