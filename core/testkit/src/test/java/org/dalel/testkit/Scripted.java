package org.dalel.testkit;

import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Scope;

/** An extractor that does what a test tells it to. */
record Scripted(Scope scope, Interest interest, Script script) implements ArtifactExtractor {

  /** What it does. */
  interface Script {
    void run(EvidenceFile file, ExtractionContext context, ArtifactSink sink) throws Exception;
  }

  static Scripted content(Script script) {
    return new Scripted(Scope.CONTENT, Interest.magic(Magic.text(2, "AB")), script);
  }

  static Scripted context(Script script) {
    return new Scripted(Scope.CONTEXT, Interest.name("*.dat"), script);
  }

  static Scripted wanting(Interest interest) {
    return new Scripted(Scope.CONTEXT, interest, (file, context, sink) -> {});
  }

  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("scripted", "1.0.0")
        .scope(scope)
        .interest(interest)
        .emits("finding", "What the test found.")
        .emits("other-finding", "What the test found beside it.")
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    script.run(file, context, sink);
  }
}
