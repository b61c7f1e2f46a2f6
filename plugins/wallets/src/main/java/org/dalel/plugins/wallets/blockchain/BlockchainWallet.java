package org.dalel.plugins.wallets.blockchain;

import java.util.Optional;
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
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.json.Content;
import org.dalel.plugins.wallets.json.Json;
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
      throws Exception {
    if (!BlockchainFile.mayBegin(Content.start(file, BlockchainFile.HEAD))) {
      return;
    }
    Optional<BlockchainFile> wallet = Content.of(file, LARGEST).flatMap(BlockchainFile::of);
    Unlocking unlocking = new Unlocking(context, sink);
    if (wallet.isEmpty()) {
      return;
    }
    if (wallet.get() instanceof BlockchainFile.Locked locked) {
      locked(locked, unlocking);
    } else if (wallet.get() instanceof BlockchainFile.Dogechain dogechain) {
      dogechain(dogechain, unlocking);
    } else if (wallet.get() instanceof BlockchainFile.Open open) {
      open(open, unlocking);
    }
  }

  private static void locked(BlockchainFile.Locked wallet, Unlocking unlocking) throws Exception {
    boolean bare = wallet.version() < 2;
    Confidence noise = wallet.wholeBlocks() ? Confidence.MEDIUM : Confidence.LOW;
    Confidence confidence = bare ? noise : Confidence.HIGH;
    String rounds = bare ? "1 or 10" : String.valueOf(wallet.rounds());
    Artifact.Builder outside =
        WalletArtifacts.wallet("Blockchain.com", "btc", "file")
            .field("version", bare ? "0 or 1" : String.valueOf(wallet.version()))
            .field("cipher", "AES-256-CBC")
            .field("kdf", "PBKDF2-HMAC-SHA1, " + rounds + " rounds")
            .confidence(confidence);
    String mode = String.valueOf(wallet.mode());
    unlocking
        .sink()
        .emit(
            WalletArtifacts.hashLine("hashcat", mode, wallet.line())
                .confidence(confidence)
                .build());
    Optional<Unlocked<Json>> inside =
        unlocking.whole(
            outside,
            () ->
                unlocking.attempt(
                    "wallet file",
                    BlockchainCipher.kdf(wallet),
                    word -> BlockchainCipher.open(wallet, word, unlocking.checkpoint())));
    if (inside.isPresent()) {
      inside(inside.get(), "Blockchain.com", CoinNetwork.BTC, unlocking);
    }
  }

  private static void dogechain(BlockchainFile.Dogechain wallet, Unlocking unlocking)
      throws Exception {
    Artifact.Builder outside =
        WalletArtifacts.wallet("Dogechain.info", "doge", "file")
            .field("cipher", wallet.counter() ? "AES-256-GCM" : "AES-256-CBC")
            .field("kdf", "PBKDF2, " + wallet.rounds() + " rounds")
            .field("email", wallet.root().get("email").filled());
    unlocking.sink().emit(WalletArtifacts.hashLine("hashcat", "32500", wallet.line()).build());
    Optional<Unlocked<Json>> inside =
        unlocking.wallet(
            outside,
            () ->
                unlocking.attempt(
                    "wallet file",
                    BlockchainCipher.kdf(wallet),
                    word -> BlockchainCipher.open(wallet, word, unlocking.checkpoint())));
    if (inside.isPresent()) {
      new BlockchainPayload(
              inside.get().content(),
              new BlockchainPayload.Origin(
                  "Dogechain.info", CoinNetwork.DOGE, Optional.of(inside.get())))
          .emit(unlocking);
    }
  }

  private static void open(BlockchainFile.Open wallet, Unlocking unlocking) throws Exception {
    BlockchainPayload payload =
        new BlockchainPayload(
            wallet.root(),
            new BlockchainPayload.Origin("Blockchain.com", CoinNetwork.BTC, Optional.empty()));
    payload.emit(unlocking);
    wallet
        .damage()
        .ifPresent(
            d ->
                unlocking
                    .sink()
                    .problem(
                        new Position.WholeItem(),
                        "Blockchain.com wallet: " + d + "; what stands before is reported"));
    BlockchainKeys keys = new BlockchainKeys(wallet.root(), CoinNetwork.BTC, unlocking);
    Optional<Unlocked<BlockchainKeys.Second>> second =
        unlocking.wallet(payload.wallet(), keys::open);
    second.ifPresent(password -> keys.emit(password.content()));
  }

  private static void inside(
      Unlocked<Json> inside, String program, CoinNetwork network, Unlocking unlocking)
      throws Exception {
    BlockchainPayload payload =
        new BlockchainPayload(
            inside.content(), new BlockchainPayload.Origin(program, network, Optional.of(inside)));
    unlocking.sink().emit(payload.wallet().field(Unlocking.UNLOCKED_BY, inside.source()).build());
    payload.emit(unlocking);
    BlockchainKeys keys = new BlockchainKeys(inside.content(), network, unlocking);
    keys.open().ifPresent(password -> keys.emit(password.content()));
  }
}
