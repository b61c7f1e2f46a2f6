package org.dalel.casefile.view;

/**
 * What a view says of itself.
 *
 * @param stamp state of the case that it shows
 * @param rows items and embedded documents
 * @param recentFrom where the last days before the evidence was added begin, by its own times
 * @param recentTo where they end
 */
record ViewAbout(String stamp, int rows, long recentFrom, long recentTo) {
  /** How long "recent" is. */
  private static final long RECENT_NS = 30L * 24 * 3600 * 1_000_000_000L;

  /** Of a view that is being made: recent is what changed in the last 30 days that there are. */
  static ViewAbout of(String stamp, long[] modified, long added) {
    long newest = ColumnCollector.ABSENT;
    for (long time : modified) {
      newest = time <= added ? Math.max(newest, time) : newest;
    }
    return newest == ColumnCollector.ABSENT
        ? new ViewAbout(stamp, modified.length, Long.MAX_VALUE, Long.MAX_VALUE)
        : new ViewAbout(stamp, modified.length, newest - RECENT_NS, newest);
  }
}
