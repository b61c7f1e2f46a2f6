package org.dalel.plugins.wallets.samourai;

import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.pf4j.Extension;

/**
 * Backups of Samourai that went through other hands: pasted into a text, indented, in another
 * order. As the app itself writes them {@link SamouraiApp} reads them.
 */
@Extension
public final class SamouraiBackup implements ArtifactExtractor {

  @Override
  public ExtractorDescription description() {
    return SamouraiReader.declare(
            ExtractorDescription.of("samourai-backup", "1.1.0")
                .interest(Interest.magic(Magic.text(0, "{")))
                .interest(Interest.mediaType("application/json", "text/plain")))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    if (!SamouraiReader.isAsWritten(file)) {
      SamouraiReader.read(file, SamouraiPhone.NONE, context, sink);
    }
  }
}
