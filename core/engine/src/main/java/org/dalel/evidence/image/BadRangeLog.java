package org.dalel.evidence.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Collects the bad ranges of one image while many threads read it.
 *
 * <p>A range is keyed by its start: meeting the same bad place again changes nothing, so the log is
 * the same whatever the order and number of readers.
 */
public final class BadRangeLog {

  private final ConcurrentNavigableMap<Long, BadRange> ranges = new ConcurrentSkipListMap<>();

  /** Records a range; the first reason recorded for a start stays. */
  public void add(BadRange range) {
    ranges.putIfAbsent(range.start(), range);
  }

  /** Whether a recorded range covers the byte at {@code position}. */
  public boolean covers(long position) {
    Map.Entry<Long, BadRange> below = ranges.floorEntry(position);
    return below != null && position < below.getValue().end();
  }

  /** Whether a recorded range touches any of {@code length} bytes at {@code position}. */
  public boolean overlaps(long position, long length) {
    Map.Entry<Long, BadRange> below = ranges.lowerEntry(position + length);
    return below != null && below.getValue().end() > position;
  }

  /** All ranges by start; ranges that touch and have the same reason are one. */
  public List<BadRange> merged() {
    List<BadRange> merged = new ArrayList<>();
    for (BadRange range : ranges.values()) {
      BadRange last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && last.end() == range.start() && last.reason().equals(range.reason())) {
        merged.set(
            merged.size() - 1,
            new BadRange(last.start(), last.length() + range.length(), last.reason()));
      } else {
        merged.add(range);
      }
    }
    return List.copyOf(merged);
  }
}
