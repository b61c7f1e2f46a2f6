package org.dalel.plugins.wallets.extension;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Position;

/** Marks artifacts of a store of which there was no sample. */
final class Unverified implements ArtifactSink {

  private final ArtifactSink sink;
  private boolean told;

  Unverified(ArtifactSink sink) {
    this.sink = sink;
  }

  /** Whether anything was told. */
  boolean told() {
    return told;
  }

  @Override
  public void emit(Artifact artifact) {
    told = true;
    Map<String, Object> fields = new LinkedHashMap<>(artifact.fields());
    fields.put("unverified-schema", true);
    sink.emit(artifact.withFields(fields));
  }

  @Override
  public void problem(Position where, String message) {
    sink.problem(where, message);
  }

  @Override
  public void limit(Position where, String message) {
    sink.limit(where, message);
  }
}
