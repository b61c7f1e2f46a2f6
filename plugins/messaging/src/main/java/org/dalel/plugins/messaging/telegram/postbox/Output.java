package org.dalel.plugins.messaging.telegram.postbox;

import java.util.HashSet;
import java.util.Set;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Position;
import org.dalel.formats.FormatException;
import org.dalel.formats.sqlite.database.Row;

/** What is told of a postbox: artifacts, each marked, and faults, of which the first only. */
final class Output {
  private static final int MOST_FAULTS = 1000;

  private final ArtifactSink sink;
  private final Set<String> full = new HashSet<>();
  private int faults;

  Output(ArtifactSink sink) {
    this.sink = sink;
  }

  void emit(Artifact.Builder artifact, Position at) {
    sink.emit(
        artifact.field("app", "telegram-postbox").field("unverified-schema", true).at(at).build());
  }

  void fault(Row row, FormatException fault) {
    if (!isFull(faults, MOST_FAULTS, "faults in rows", row)) {
      faults++;
      sink.problem(
          position(row),
          "postbox, row %s of %s (%s): %s, counted in its value; what stands in front of it is kept"
              .formatted(
                  row.rowid().isPresent() ? row.rowid().getAsLong() : "?",
                  row.table().name(),
                  row.place(),
                  fault.getMessage()));
    }
  }

  /** Whether no more of something is kept; says so once. */
  boolean isFull(int count, int most, String what, Row row) {
    if (count < most) {
      return false;
    }
    if (full.add(what)) {
      sink.limit(
          position(row),
          "postbox: expected at most %d %s, found more; what is more is left out"
              .formatted(most, what));
    }
    return true;
  }

  static Position position(Row row) {
    return row.rowid().isPresent()
        ? new Position.RecordNumber(row.table().name(), row.rowid().getAsLong())
        : new Position.WholeItem();
  }
}
