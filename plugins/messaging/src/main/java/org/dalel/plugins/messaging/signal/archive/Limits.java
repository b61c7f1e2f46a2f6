package org.dalel.plugins.messaging.signal.archive;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Position;

/** How much of a backup is kept in memory until its end; says once of what more was left out. */
final class Limits {
  private static final int MOST_NAMES = 1000;
  private static final int MOST_FAULTS = 1000;

  private final ArtifactSink sink;
  private final int most;
  private final long heaviest;
  private final Set<String> full = new HashSet<>();
  private long weight;
  private int faults;

  /**
   * @param most people, and chats, that are kept
   * @param heaviest bytes of their frames together
   */
  Limits(ArtifactSink sink, int most, long heaviest) {
    this.sink = sink;
    this.most = most;
    this.heaviest = heaviest;
  }

  /**
   * Whether another person or chat is kept.
   *
   * @param count of those that are
   * @param what they are
   * @param at position of its frame
   * @param bytes length of its frame
   */
  boolean keeps(int count, String what, long at, int bytes) {
    if (isFull(count, most, what, at)
        || isFull(weight + bytes - 1, heaviest, "bytes of frames of people and chats", at)) {
      return false;
    }
    weight += bytes;
    return true;
  }

  /** Adds a name or a text to a list, if there is room. */
  void keep(List<String> names, String name, long at) {
    if (!isFull(names.size(), MOST_NAMES, "names or texts in one list", at)) {
      names.add(name);
    }
  }

  /** Tells of something that could not be read; of a whole backup the first faults only. */
  void problem(String what, long at) {
    if (!isFull(faults, MOST_FAULTS, "faults", at)) {
      faults++;
      sink.problem(new Position.ByteOffset(at), what);
    }
  }

  private boolean isFull(long count, long allowed, String what, long at) {
    boolean is = count >= allowed;
    if (is && full.add(what)) {
      sink.limit(
          new Position.ByteOffset(at),
          "backup of Signal: expected at most %d %s, found more at 0x%x; what is more is left out"
              .formatted(allowed, what, at));
    }
    return is;
  }
}
