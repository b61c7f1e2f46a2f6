package org.dalel.ingest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.dalel.api.Artifact;
import org.dalel.api.Position;
import org.dalel.api.RecordState;
import org.dalel.extension.Extraction;

/** Writes down how and where on the media an artifact of free space or slack was found. */
final class FreeSpaceArtifacts {
  /** The field that leads to it with any other tool. */
  static final String EVIDENCE_BYTE = "evidence-byte";

  private FreeSpaceArtifacts() {}

  /**
   * The same extraction, with state and place.
   *
   * @param media byte of the media for a position in what was scanned; none for a position that was
   *     not scanned, which only a scanner's mistake can give
   */
  static Extraction placed(
      Extraction extraction, RecordState state, LongFunction<OptionalLong> media) {
    return new Extraction(
        extraction.by(),
        extraction.artifacts().stream().map(one -> placed(one, state, media)).toList(),
        extraction.problems(),
        extraction.locks(),
        extraction.offers(),
        extraction.failure());
  }

  private static Artifact placed(
      Artifact artifact, RecordState state, LongFunction<OptionalLong> media) {
    Map<String, Object> fields = new LinkedHashMap<>(artifact.fields());
    if (artifact.position() instanceof Position.ByteOffset at) {
      media.apply(at.offset()).ifPresent(there -> fields.put(EVIDENCE_BYTE, there));
    }
    RecordState found = artifact.state() == RecordState.LIVE ? state : artifact.state();
    return artifact.withFields(fields).found(artifact.position(), found);
  }
}
