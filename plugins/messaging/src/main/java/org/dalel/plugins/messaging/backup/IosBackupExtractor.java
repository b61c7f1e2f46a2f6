package org.dalel.plugins.messaging.backup;

import java.io.IOException;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Scope;
import org.dalel.api.records.HashLine;
import org.pf4j.Extension;

/**
 * Says that a backup of iOS is encrypted, and how a password of it can be found. What is in it
 * comes from {@link IosBackupReader}.
 */
@Extension
public final class IosBackupExtractor implements ArtifactExtractor {
  private static final String LOCKED = "encrypted-backup";

  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("ios-backup-lock", "1.0.0")
        .scope(Scope.CONTEXT)
        .interest(Interest.name("Manifest.db", "Manifest.mbdb"))
        .emits(LOCKED, "A backup that its program encrypted, and what a password costs.")
        .emits(HashLine.class)
        .build();
  }

  @Override
  public void extract(EvidenceFile manifest, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    IosSettings settings = IosSettings.beside(manifest, context);
    if (!settings.encrypted()) {
      return;
    }
    Keybag bag = settings.requireBag();
    sink.emit(
        Artifact.of(LOCKED)
            .field("service", "ios")
            .field("format", "iTunes")
            .field("kdf", bag.isOfTwoSteps() ? "PBKDF2-SHA256, PBKDF2-SHA1" : "PBKDF2-SHA1")
            .field("kdf-rounds", bag.rounds())
            .build());
    sink.emit(Artifact.of(bag.hashLine()).build());
  }
}
