package org.dalel.extension.conformance;

import java.util.Optional;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;

/** Sees what the instances of an extractor throw. */
final class Witness {
  private Optional<Throwable> thrown = Optional.empty();

  /** What the last call threw; forgotten by asking. */
  Optional<Throwable> thrown() {
    Optional<Throwable> last = thrown;
    thrown = Optional.empty();
    return last;
  }

  ArtifactExtractor around(ArtifactExtractor extractor) {
    return new ArtifactExtractor() {
      @Override
      public ExtractorDescription description() {
        return extractor.description();
      }

      @Override
      public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
          throws Exception {
        try {
          extractor.extract(file, context, sink);
        } catch (Exception | Error e) {
          thrown = Optional.of(e);
          throw e;
        }
      }
    };
  }
}
