package org.dalel.cli;

import org.dalel.casefile.read.CaseInfo;

/** Shows on a terminal how far the reading of media is. */
final class MediaProgress {
  private static final long NANOS_BETWEEN = 500_000_000L;

  private final Output output;
  private final CaseInfo.Evidence evidence;
  private final long began = System.nanoTime();
  private long shown = began;

  MediaProgress(Output output, CaseInfo.Evidence evidence) {
    this.output = output;
    this.evidence = evidence;
  }

  void read(long bytes) {
    long now = System.nanoTime();
    if (!output.isNotesTerminal() || now - shown < NANOS_BETWEEN) {
      return;
    }
    shown = now;
    double seconds = (now - began) / 1e9;
    output.raw(
        "\r\u001b[K%s: %s of %s, %s/s"
            .formatted(
                evidence.label(),
                HumanSize.of(bytes),
                HumanSize.of(evidence.size()),
                HumanSize.of((long) (bytes / seconds))));
    if (bytes >= evidence.size()) {
      output.raw("\r\u001b[K");
    }
  }
}
