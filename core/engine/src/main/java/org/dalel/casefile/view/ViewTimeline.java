package org.dalel.casefile.view;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The timeline of a view: how many events of each kind when, and the events themselves at any
 * position. The lists of times stay in memory after the first question, twelve bytes an event.
 */
public final class ViewTimeline {
  /** What is left out at each end of the usual range, a share: clocks that were never set. */
  private static final int OUTLIERS = 200;

  private final Connections connections;
  private List<TimelineList> lists;

  ViewTimeline(Connections connections) {
    this.connections = connections;
  }

  /**
   * What is asked for.
   *
   * @param from earliest time, nanoseconds since 1970 UTC
   * @param to latest time, included
   * @param kinds kinds of events; all when empty
   */
  public record Request(OptionalLong from, OptionalLong to, Set<String> kinds) {
    /** Keeps a copy. */
    public Request {
      kinds = Set.copyOf(kinds);
    }
  }

  /**
   * How many events when.
   *
   * @param total events in the range
   * @param step length of a bucket, e.g. {@code 15 minutes}
   * @param bounds beginnings of the buckets and the end of the last
   * @param counts for each kind the events of each bucket
   * @param earliest time of the whole timeline
   * @param latest time of the whole timeline
   * @param usual the range that holds all but the outermost events
   */
  public record Histogram(
      long total,
      String step,
      List<Long> bounds,
      Map<String, List<Integer>> counts,
      long earliest,
      long latest,
      List<Long> usual) {}

  /**
   * One event.
   *
   * @param time nanoseconds since 1970 UTC
   * @param kind {@code file:}, {@code name:} or {@code event:} and what happened
   * @param description in words, of events of artifacts
   * @param artifact the artifact that tells it
   * @param row the item
   */
  public record Entry(
      long time,
      String kind,
      Optional<String> description,
      Optional<ViewArtifact> artifact,
      ViewRow row) {}

  /**
   * A part of the events.
   *
   * @param total events in the range
   * @param entries those asked for
   */
  public record Page(long total, List<Entry> entries) {}

  /** How many events there are of each kind, in the whole timeline. */
  public Map<String, Integer> kinds() {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    lists().forEach(list -> kinds.put(list.kind(), list.times().length));
    return kinds;
  }

  /** Counts by time; empty when there is no event at all. */
  public Optional<Histogram> histogram(Request request, int mostBuckets) {
    TimelineRange all = new TimelineRange(lists(), Long.MIN_VALUE, Long.MAX_VALUE);
    if (all.total() == 0) {
      return Optional.empty();
    }
    long earliest = all.timeAt(0);
    long latest = all.timeAt(all.total() - 1);
    long outside = all.total() / OUTLIERS;
    List<Long> usual = List.of(all.timeAt(outside), all.timeAt(all.total() - 1 - outside));
    long from = request.from().orElse(earliest);
    long to = Math.max(from, request.to().orElse(latest));
    TimeSteps.Division division = TimeSteps.divide(from, to, mostBuckets);
    Map<String, List<Integer>> counts = new LinkedHashMap<>();
    List<TimelineList> chosen = chosen(request);
    for (TimelineList list : chosen) {
      counts.put(list.kind(), counts(list, division.bounds(), from, to));
    }
    long total = new TimelineRange(chosen, from, to).total();
    return Optional.of(
        new Histogram(total, division.step(), division.bounds(), counts, earliest, latest, usual));
  }

  private static List<Integer> counts(TimelineList list, List<Long> bounds, long from, long to) {
    List<Integer> counts = new ArrayList<>(bounds.size() - 1);
    int last = list.upTo(to);
    int at = list.before(from);
    for (int i = 1; i < bounds.size(); i++) {
      int next = Math.max(at, Math.min(last, list.before(bounds.get(i))));
      counts.add(next - at);
      at = next;
    }
    return counts;
  }

  /** The events at given positions of the order of time. */
  public Page page(Request request, long from, int count) {
    TimelineRange range =
        new TimelineRange(
            chosen(request),
            request.from().orElse(Long.MIN_VALUE),
            request.to().orElse(Long.MAX_VALUE));
    List<Entry> entries = new ArrayList<>();
    connections.with(
        view -> {
          try (EventLookup lookup = new EventLookup(view)) {
            List<TimelineList> of = new ArrayList<>();
            List<Integer> indexes = new ArrayList<>();
            range.visit(
                from,
                count,
                (list, index) -> {
                  of.add(list);
                  indexes.add(index);
                });
            for (int i = 0; i < of.size(); i++) {
              entries.add(lookup.entry(of.get(i), indexes.get(i)));
            }
          }
          return entries;
        });
    return new Page(range.total(), entries);
  }

  private List<TimelineList> chosen(Request request) {
    return lists().stream()
        .filter(list -> request.kinds().isEmpty() || request.kinds().contains(list.kind()))
        .toList();
  }

  private synchronized List<TimelineList> lists() {
    if (lists == null) {
      lists = connections.with(ViewTimeline::load);
    }
    return lists;
  }

  private static List<TimelineList> load(Connection view) throws SQLException {
    List<TimelineList> lists = new ArrayList<>();
    try (PreparedStatement select =
            view.prepareStatement("SELECT kind, count, times, refs FROM timeline ORDER BY kind");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        long[] times = new long[row.getInt(2)];
        int[] references = new int[row.getInt(2)];
        little(row.getBytes(3)).asLongBuffer().get(times);
        little(row.getBytes(4)).asIntBuffer().get(references);
        lists.add(new TimelineList(row.getString(1), times, references));
      }
    }
    return List.copyOf(lists);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
