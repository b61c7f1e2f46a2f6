package org.dalel.plugins.wallets.blockchain;

import java.io.IOException;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Confidence;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.json.Content;
import org.pf4j.Extension;

/**
 * Backups of Blockchain.com wallets, versions 0 to 4. Versions 0 and 1 have no mark of their own: a
 * single line of Base64 that is nothing but whole blocks of noise is reported with medium
 * confidence.
 */
@Extension
public final class BlockchainWallet implements ArtifactExtractor {

  private static final int LARGEST = 16 << 20;

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("blockchain-com-wallet", "1.0.0")
                .scope(Scope.CONTENT)
                .interest(Interest.magic(Magic.text(0, "{")))
                .interest(Interest.mediaType("application/json", "text/plain")),
            WalletType.values())
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    if (!BlockchainFile.mayBegin(Content.start(file, BlockchainFile.HEAD))) {
      return;
    }
    Content.of(file, LARGEST)
        .flatMap(BlockchainFile::of)
        .ifPresent(
            wallet -> {
              if (wallet instanceof BlockchainFile.Locked locked) {
                locked(locked, sink);
              } else if (wallet instanceof BlockchainFile.Dogechain dogechain) {
                dogechain(dogechain, sink);
              } else if (wallet instanceof BlockchainFile.Open open) {
                open(open, sink);
              }
            });
  }

  private static void locked(BlockchainFile.Locked wallet, ArtifactSink sink) {
    boolean bare = wallet.version() < 2;
    Confidence noise = wallet.wholeBlocks() ? Confidence.MEDIUM : Confidence.LOW;
    Confidence confidence = bare ? noise : Confidence.HIGH;
    String rounds = bare ? "1 or 10" : String.valueOf(wallet.rounds());
    Artifact.Builder artifact =
        WalletArtifacts.wallet("Blockchain.com", "btc", "file")
            .field("version", bare ? "0 or 1" : String.valueOf(wallet.version()))
            .field("cipher", "AES-256-CBC")
            .field("kdf", "PBKDF2-HMAC-SHA1, " + rounds + " rounds");
    sink.emit(artifact.confidence(confidence).build());
    String mode = String.valueOf(wallet.mode());
    sink.emit(
        WalletArtifacts.hashLine("hashcat", mode, wallet.line()).confidence(confidence).build());
  }

  private static void dogechain(BlockchainFile.Dogechain wallet, ArtifactSink sink) {
    sink.emit(
        WalletArtifacts.wallet("Dogechain.info", "doge", "file")
            .field("cipher", wallet.counter() ? "AES-256-GCM" : "AES-256-CBC")
            .field("kdf", "PBKDF2, " + wallet.rounds() + " rounds")
            .field("email", wallet.root().get("email").filled())
            .build());
    sink.emit(WalletArtifacts.hashLine("hashcat", "32500", wallet.line()).build());
  }

  private static void open(BlockchainFile.Open wallet, ArtifactSink sink) {
    new BlockchainPayload(wallet.root()).emit(sink::emit);
    wallet
        .damage()
        .ifPresent(
            d ->
                sink.problem(
                    new Position.WholeItem(),
                    "Blockchain.com wallet: " + d + "; what stands before is reported"));
  }
}
