package org.dalel.plugins.messaging.database;

import java.util.Map;
import java.util.OptionalLong;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Confidence;
import org.dalel.api.Position;
import org.dalel.formats.sqlite.FileKind;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.plugins.messaging.mapping.Mapping;

/** Emits records with the place of their rows. */
final class RowArtifacts {
  private final Mapping mapping;
  private final ArtifactSink sink;
  private final Confidence confidence;

  RowArtifacts(Mapping mapping, ArtifactSink sink) {
    this(mapping, sink, Confidence.HIGH);
  }

  /**
   * @param confidence of live rows
   */
  RowArtifacts(Mapping mapping, ArtifactSink sink, Confidence confidence) {
    this.mapping = mapping;
    this.sink = sink;
    this.confidence = confidence;
  }

  void live(String table, long id, Record record, Map<String, Object> extras) {
    sink.emit(started(record, extras).atRecord(table, id).confidence(confidence).build());
  }

  /**
   * A row that is not there any more.
   *
   * @param replaced whether a row of the same id is there now, with other content
   */
  void recovered(Row row, Record record, Map<String, Object> extras, boolean replaced) {
    boolean main = row.place().file() == FileKind.MAIN;
    OptionalLong id = row.rowid();
    Artifact.Builder artifact =
        started(record, extras)
            .field("found-in", row.state().label())
            .field("found-at", row.place().toString())
            .field("row-now", replaced ? "other content" : "gone")
            .state(RowStates.of(row.state()))
            .confidence(Confidence.valueOf(row.confidence().name()));
    if (main) {
      artifact.at(new Position.ByteOffset(row.place().offset()));
    } else if (id.isPresent()) {
      artifact.atRecord(row.table().name() + " in " + row.place().file(), id.getAsLong());
    }
    sink.emit(artifact.build());
  }

  private Artifact.Builder started(Record record, Map<String, Object> extras) {
    Artifact.Builder artifact = Artifact.of(record).field("app", mapping.app());
    extras.forEach(artifact::field);
    return mapping.verified() ? artifact : artifact.field("unverified-schema", true);
  }
}
