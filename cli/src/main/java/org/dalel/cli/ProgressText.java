package org.dalel.cli;

import java.time.Duration;
import java.util.Optional;
import org.dalel.ingest.Progress;

/** A run's progress in words. */
final class ProgressText {
  private static final String MEDIA_DIGEST = "media digest";
  private static final int MOST_BAR = 60;
  private static final double ENOUGH_FOR_A_GUESS = 0.02;

  private ProgressText() {}

  /**
   * The part that is done, 0 to 1: of the bytes and of the items, the smaller; absent while the
   * totals are not known.
   */
  static Optional<Double> done(Progress progress) {
    if (progress.itemsTotal() <= 0) {
      return Optional.empty();
    }
    double items = (double) progress.itemsDone() / progress.itemsTotal();
    double bytes =
        progress.bytesTotal() <= 0 ? items : (double) progress.bytesDone() / progress.bytesTotal();
    return Optional.of(Math.max(0, Math.min(1, Math.min(items, bytes))));
  }

  static String bar(Progress progress, int columns) {
    int width = Math.max(10, Math.min(MOST_BAR, columns - 30));
    double part = done(progress).orElse(0.0);
    int full = (int) (part * width);
    return "%s [%s%s] %3.0f %%"
        .formatted(progress.phase(), "#".repeat(full), ".".repeat(width - full), part * 100);
  }

  static String summary(Progress progress) {
    double seconds = Math.max(0.001, progress.elapsed().toMillis() / 1000.0);
    StringBuilder text = new StringBuilder(progress.phase());
    text.append(": %,d".formatted(progress.itemsDone()));
    if (progress.itemsTotal() > 0) {
      text.append(" of %,d".formatted(progress.itemsTotal()));
    }
    text.append(" items, ").append(HumanSize.of(progress.bytesDone()));
    text.append(", ").append(HumanSize.of((long) (progress.bytesDone() / seconds))).append("/s");
    text.append(", ").append(ProgressDisplay.clock(progress.elapsed())).append(" so far");
    left(progress)
        .ifPresent(l -> text.append(", ").append(ProgressDisplay.clock(l)).append(" left"));
    if (progress.failures() > 0) {
      text.append(", %,d failed".formatted(progress.failures()));
    }
    progress.workers().stream()
        .filter(worker -> worker.stage().equals(MEDIA_DIGEST))
        .forEach(worker -> text.append(", media digest of ").append(worker.place()));
    return text.toString();
  }

  static String worker(Progress.Activity worker) {
    return "  %2d %-12s %6.1f s  %s"
        .formatted(
            worker.thread(), worker.stage(), worker.since().toMillis() / 1000.0, worker.place());
  }

  private static Optional<Duration> left(Progress progress) {
    return done(progress)
        .filter(part -> part >= ENOUGH_FOR_A_GUESS && part < 1)
        .map(part -> Duration.ofMillis((long) (progress.elapsed().toMillis() * (1 - part) / part)));
  }
}
