package org.dalel.extension;

import java.util.Comparator;
import org.dalel.api.Artifact;
import org.dalel.api.Position;

/**
 * The order of artifacts and problems in one extraction: total, and the same whatever the order of
 * emission.
 */
final class ArtifactOrder {

  private static final Comparator<Position> POSITION =
      Comparator.<Position>comparingInt(ArtifactOrder::rank)
          .thenComparing(ArtifactOrder::list)
          .thenComparingLong(ArtifactOrder::number);

  static final Comparator<Artifact> ARTIFACT =
      Comparator.comparing(Artifact::position, POSITION)
          .thenComparing(Artifact::type)
          .thenComparing(artifact -> artifact.fields().toString())
          .thenComparing(Artifact::state)
          .thenComparing(Artifact::confidence)
          .thenComparing(artifact -> artifact.identifiers().toString())
          .thenComparing(artifact -> artifact.events().toString());

  static final Comparator<Extraction.Problem> PROBLEM =
      Comparator.comparing(Extraction.Problem::where, POSITION)
          .thenComparing(Extraction.Problem::message);

  private ArtifactOrder() {}

  private static int rank(Position position) {
    if (position instanceof Position.WholeItem) {
      return 0;
    }
    if (position instanceof Position.ByteOffset) {
      return 1;
    }
    return position instanceof Position.RecordNumber ? 2 : 3;
  }

  private static String list(Position position) {
    return position instanceof Position.RecordNumber row ? row.of() : "";
  }

  private static long number(Position position) {
    if (position instanceof Position.ByteOffset at) {
      return at.offset();
    }
    if (position instanceof Position.RecordNumber row) {
      return row.number();
    }
    return position instanceof Position.TextOffset at ? at.offset() : 0;
  }
}
