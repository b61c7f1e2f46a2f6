package org.dalel.casefile.write;

import java.util.List;
import java.util.Optional;

/**
 * A content with all that was found in it; one indivisible change.
 *
 * @param ref its handle, by which other rows name it
 * @param digests its digests
 * @param size bytes
 * @param type media type
 * @param complete whether all its bytes could be read; an incomplete one is never shared
 * @param outcome its state and closure
 * @param why the reason of a state that is not {@code parsed}
 * @param text extracted text that is kept
 * @param charset of text that was decoded
 * @param textTruncated whether text was cut at the limit
 * @param metadata JSON object of the metadata; null without any
 * @param metadataText the metadata's values, for the index
 * @param embedded its embedded documents in their order
 * @param artifacts what the extractors found
 * @param failures what did not work
 * @param hashSets ids of the hash sets that know it
 * @param wantedBy extractors of scope context that ask for contents that begin like this one
 * @param extractions extractions that had to do with secrets
 */
public record ContentRow(
    ContentRef ref,
    Digests digests,
    long size,
    String type,
    boolean complete,
    ContentOutcome outcome,
    Optional<String> why,
    Optional<PackedText> text,
    Optional<String> charset,
    boolean textTruncated,
    String metadata,
    String metadataText,
    List<EmbeddedRow> embedded,
    List<ArtifactRow> artifacts,
    List<FailureRow> failures,
    List<Long> hashSets,
    List<String> wantedBy,
    List<ExtractionRow> extractions) {

  /** About how many bytes the row holds in memory. */
  public long weight() {
    return 1024
        + text.map(PackedText::weight).orElse(0L)
        + 256L * embedded.size()
        + artifacts.stream().mapToLong(ArtifactRow::weight).sum();
  }
}
