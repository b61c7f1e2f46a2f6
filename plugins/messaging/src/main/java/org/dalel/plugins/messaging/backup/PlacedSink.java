package org.dalel.plugins.messaging.backup;

import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Position;

/** Says of what is found in a file of a backup which file it was on the device. */
record PlacedSink(ArtifactSink sink, String devicePath) implements ArtifactSink {

  @Override
  public void emit(Artifact artifact) {
    Artifact.Builder placed =
        Artifact.of(artifact.type())
            .at(artifact.position())
            .state(artifact.state())
            .confidence(artifact.confidence());
    artifact.fields().forEach((name, value) -> placed.field(name, value));
    placed.field("device-path", devicePath);
    artifact.identifiers().forEach(placed::identifier);
    artifact.events().forEach(placed::event);
    sink.emit(placed.build());
  }

  @Override
  public void problem(Position where, String message) {
    sink.problem(where, devicePath + ": " + message);
  }

  @Override
  public void limit(Position where, String message) {
    sink.limit(where, devicePath + ": " + message);
  }
}
