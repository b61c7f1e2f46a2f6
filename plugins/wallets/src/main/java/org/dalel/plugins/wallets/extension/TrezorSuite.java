package org.dalel.plugins.wallets.extension;

import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Confidence;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.formats.Collected;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.place.EvidenceFolder;
import org.pf4j.Extension;

/**
 * Trezor Suite, the program ({@code @trezor/suite-desktop}) and the site ({@code suite.trezor.io}):
 * database {@code trezor-suite} of IndexedDB.
 *
 * <p>No database of the program itself was at hand: stores follow its published source.
 */
@Extension
public final class TrezorSuite implements ArtifactExtractor {

  private static final String DATABASE = "trezor-suite";
  private static final int MOST_PROBLEMS = 50;

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("trezor-suite", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(
                    Interest.folder(
                        "**/@trezor/suite-desktop*/IndexedDB/*.indexeddb.leveldb",
                        "**/IndexedDB/https_suite.trezor.io_*.indexeddb.leveldb")),
            WalletType.WALLET,
            WalletType.ADDRESS,
            WalletType.EXTENDED_KEY,
            WalletType.TRANSFER)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    EvidenceFolder folder = new EvidenceFolder(file, context.surroundings());
    if (!folder.hasRecords()) {
      return;
    }
    String blobs = file.path().replaceFirst("\\.leveldb$", ".blob");
    Collected<Stored> all = new Collected<>();
    new ChromiumRows(folder, blobs, context.surroundings()).read(all);
    Facts facts = new Facts();
    TrezorState state = new TrezorState(facts);
    for (Stored stored : all.records()) {
      context.checkpoint();
      String[] parts = stored.stand().key().split("/", 3);
      if (parts.length == 3 && parts[0].equals(DATABASE)) {
        state.take(parts[1], stored.value(), stored.stand());
      }
    }
    sink.emit(wallet(file, facts).build());
    facts.emit(sink::emit, Confidence.MEDIUM);
    all.damages().stream()
        .limit(MOST_PROBLEMS)
        .forEach(damage -> sink.problem(new Position.WholeItem(), damage.toString()));
  }

  private static Artifact.Builder wallet(EvidenceFile file, Facts facts) {
    Artifact.Builder wallet =
        WalletArtifacts.wallet("Trezor Suite", "unknown", "watch only")
            .field("profile", Paths.above(file.path(), 2))
            .field("accounts", facts.count("key "))
            .field("addresses", facts.addresses())
            .field("transactions", facts.count("transfer "))
            .field("unverified-schema", true);
    facts.describe(wallet);
    return wallet;
  }
}
