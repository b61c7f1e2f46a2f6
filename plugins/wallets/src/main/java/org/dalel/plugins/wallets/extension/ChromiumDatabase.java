package org.dalel.plugins.wallets.extension;

import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Scope;
import org.dalel.plugins.wallets.place.EvidenceFolder;
import org.pf4j.Extension;

/**
 * What wallets keep in IndexedDB in profiles of Chromium's relatives, such as MetaMask's second
 * copy of its vault ({@code metamask-backup}).
 */
@Extension
public final class ChromiumDatabase implements ArtifactExtractor {

  private static final String PREFIX = "chrome-extension_";
  private static final int ID_LENGTH = 32;

  @Override
  public ExtractorDescription description() {
    return StoreExtraction.declare(
            ExtractorDescription.of("extension-wallet-indexeddb", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(Interest.folder("**/IndexedDB/" + PREFIX + "*.indexeddb.leveldb")))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    EvidenceFolder folder = new EvidenceFolder(file, context.surroundings());
    if (!folder.hasRecords() || file.name().length() < PREFIX.length() + ID_LENGTH) {
      return;
    }
    String id = file.name().substring(PREFIX.length(), PREFIX.length() + ID_LENGTH);
    String profile = Paths.above(file.path(), 2);
    Installation installation =
        Installation.of(
            id,
            "IndexedDB",
            profile,
            new ChromiumProfile(profile, context.surroundings()).about(id));
    String blobs = file.path().replaceFirst("\\.leveldb$", ".blob");
    ChromiumRows rows = new ChromiumRows(folder, blobs, context.surroundings());
    new StoreExtraction(installation, context, sink).run(rows::read, false);
  }
}
