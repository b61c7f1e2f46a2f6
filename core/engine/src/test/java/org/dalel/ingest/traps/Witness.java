package org.dalel.ingest.traps;

import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;

/** A plugin that wants to see the same files as {@link Trap}, comes after it and does no harm. */
public final class Witness implements ArtifactExtractor {
  private static final String MAGIC = "DALEL-TRAP ";

  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("witness", "1.0.0")
        .interest(Interest.magic(Magic.text(0, MAGIC)))
        .emits("witnessed", "A trap was seen.")
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink) {
    sink.emit(Artifact.of("witnessed").field("size", file.size()).atByte(0).build());
  }
}
