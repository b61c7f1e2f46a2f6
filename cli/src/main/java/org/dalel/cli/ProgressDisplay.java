package org.dalel.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dalel.casefile.TextSafety;
import org.dalel.ingest.Progress;
import org.dalel.ingest.ProgressListener;

/**
 * Shows a run: on a terminal a block that is drawn again in place, elsewhere one plain line every
 * few seconds. Written to standard error.
 */
final class ProgressDisplay implements ProgressListener {
  private static final long NANOS_BETWEEN_DRAWINGS = 200_000_000L;
  private static final long NANOS_BETWEEN_LINES = 5_000_000_000L;
  private static final int MOST_WORKERS_SHOWN = 16;

  private final Output output;
  private long last;
  private int drawn;

  ProgressDisplay(Output output) {
    this.output = output;
    this.last = System.nanoTime();
  }

  @Override
  public synchronized void progress(Progress progress) {
    long now = System.nanoTime();
    boolean terminal = output.isNotesTerminal();
    if (now - last < (terminal ? NANOS_BETWEEN_DRAWINGS : NANOS_BETWEEN_LINES)) {
      return;
    }
    last = now;
    if (terminal) {
      draw(progress);
    } else {
      output.note(ProgressText.summary(progress));
    }
  }

  @Override
  public synchronized void message(String line) {
    erase();
    output.note(line);
  }

  @Override
  public void unconfined(String why) {
    message("the worker is not confined: " + why);
  }

  /** Takes the block away. */
  synchronized void erase() {
    if (drawn > 0) {
      output.raw("\u001b[" + drawn + "F\u001b[J");
      drawn = 0;
    }
  }

  private void draw(Progress progress) {
    List<String> lines = new ArrayList<>();
    lines.add(ProgressText.bar(progress, output.columns()));
    lines.add(ProgressText.summary(progress));
    for (Progress.Activity worker : progress.workers()) {
      if (lines.size() < MOST_WORKERS_SHOWN + 2) {
        lines.add(ProgressText.worker(worker));
      }
    }
    StringBuilder text = new StringBuilder();
    if (drawn > 0) {
      text.append("\u001b[").append(drawn).append('F');
    }
    for (String line : lines) {
      String safe = TextSafety.visible(line);
      int end =
          safe.offsetByCodePoints(
              0, Math.min(safe.codePointCount(0, safe.length()), output.columns() - 1));
      text.append(safe, 0, end).append("\u001b[K\n");
    }
    text.append("\u001b[J");
    output.raw(text.toString());
    drawn = lines.size();
  }

  /** Duration as {@code 1:02:03} or {@code 2:03}. */
  static String clock(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds >= 3600
        ? "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60)
        : "%d:%02d".formatted(seconds / 60, seconds % 60);
  }
}
