package org.dalel.gui.jobs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.dalel.ingest.Progress;

/** How fast a run goes, over the last half minute, and how long it will take at that pace. */
final class Rate {
  private static final Duration WINDOW = Duration.ofSeconds(30);
  private static final Duration LEAST = Duration.ofSeconds(1);

  private final Deque<Progress> samples = new ArrayDeque<>();

  void add(Progress progress) {
    if (!samples.isEmpty()
        && (!samples.getLast().phase().equals(progress.phase())
            || progress.itemsDone() < samples.getLast().itemsDone())) {
      samples.clear(); // another phase, or another worker, counts anew
    }
    samples.addLast(progress);
    while (samples.getFirst().elapsed().plus(WINDOW).compareTo(progress.elapsed()) < 0) {
      samples.removeFirst();
    }
  }

  /** Items a second; empty until there is something to measure. */
  OptionalDouble items() {
    return over(Progress::itemsDone);
  }

  /** Bytes a second; empty until there is something to measure. */
  OptionalDouble bytes() {
    return over(Progress::bytesDone);
  }

  /** Seconds left: the longer of what items and bytes let expect. */
  OptionalLong secondsLeft() {
    if (samples.isEmpty()) {
      return OptionalLong.empty();
    }
    Progress now = samples.getLast();
    double byItems = left(now.itemsTotal() - now.itemsDone(), items());
    double byBytes = left(now.bytesTotal() - now.bytesDone(), bytes());
    double longer = Math.max(byItems, byBytes);
    return longer < 0 || Double.isInfinite(longer)
        ? OptionalLong.empty()
        : OptionalLong.of(Math.round(longer));
  }

  private static double left(long rest, OptionalDouble rate) {
    if (rest <= 0) {
      return rate.isPresent() ? 0 : -1;
    }
    return rate.isPresent() && rate.getAsDouble() > 0
        ? rest / rate.getAsDouble()
        : Double.POSITIVE_INFINITY;
  }

  @FunctionalInterface
  private interface Counter {
    long of(Progress progress);
  }

  private OptionalDouble over(Counter counter) {
    if (samples.size() < 2) {
      return OptionalDouble.empty();
    }
    Duration span = samples.getLast().elapsed().minus(samples.getFirst().elapsed());
    if (span.compareTo(LEAST) < 0) {
      return OptionalDouble.empty();
    }
    long counted = counter.of(samples.getLast()) - counter.of(samples.getFirst());
    return OptionalDouble.of(counted * 1e9 / span.toNanos());
  }
}
