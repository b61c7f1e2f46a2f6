package org.dalel.plugins.wallets.samourai;

import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Scope;
import org.pf4j.Extension;

/**
 * What Samourai writes: its backup ({@code samourai.txt}), whose password is the passphrase of the
 * wallet, and the files of the app ({@code app_wallet/samourai.dat} and others), whose password is
 * a PIN behind what the settings of the app say ({@link SamouraiPhone}).
 *
 * <p>Checked against: backups of versions 0.99.97a and 0.99.98j.
 */
@Extension
public final class SamouraiApp implements ArtifactExtractor {

  @Override
  public ExtractorDescription description() {
    return SamouraiReader.declare(
            ExtractorDescription.of("samourai-app", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(Interest.magic(SamouraiReader.beginnings())))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    if (SamouraiReader.isAsWritten(file)) {
      SamouraiReader.read(file, SamouraiPhone.of(file, context.surroundings()), context, sink);
    }
  }
}
