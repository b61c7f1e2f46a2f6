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
 * What wallets keep with {@code chrome.storage} in profiles of Chrome, Edge, Brave, Opera and other
 * relatives of Chromium: {@code Local Extension Settings/ID} and its sisters, with every generation
 * that the LevelDB still holds.
 *
 * <p>Checked against: a profile of Chromium 156; stores of MetaMask 9, 10.11.3 and 11.6.3 and of
 * Ronin.
 */
@Extension
public final class ChromiumSettings implements ArtifactExtractor {

  private static final String LOCAL = "Local Extension Settings";

  @Override
  public ExtractorDescription description() {
    return StoreExtraction.declare(
            ExtractorDescription.of("extension-wallet", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(
                    Interest.folder(
                        "**/" + LOCAL + "/*",
                        "**/Sync Extension Settings/*",
                        "**/Managed Extension Settings/*")))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    EvidenceFolder folder = new EvidenceFolder(file, context.surroundings());
    if (!folder.hasRecords()) {
      return;
    }
    String profile = Paths.above(file.path(), 2);
    String store = Paths.name(Paths.above(file.path(), 1));
    Installation installation =
        Installation.of(
            file.name(),
            store,
            profile,
            new ChromiumProfile(profile, context.surroundings()).about(file.name()));
    new StoreExtraction(installation, context, sink)
        .run(new StoredItems(folder)::settings, store.equals(LOCAL));
  }
}
