package org.dalel.plugins.wallets.vault;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Scope;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.json.Content;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;
import org.pf4j.Extension;

/**
 * A file that is a vault, as users copy it out of an extension, and the state of MetaMask Mobile up
 * to 7.59 ({@code persist-root}: JSON in JSON).
 */
@Extension
public final class VaultFile implements ArtifactExtractor {

  private static final int LARGEST = 16 << 20;

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("vault-file", "1.0.0")
                .scope(Scope.CONTENT)
                .interest(Interest.magic(Magic.text(0, "{")))
                .interest(Interest.mediaType("application/json")),
            WalletType.WALLET,
            WalletType.ADDRESS,
            WalletType.PRIVATE_KEY,
            WalletType.SEED_PHRASE,
            WalletType.CONTACT,
            WalletType.TRANSFER,
            WalletType.HASH_LINE)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    Optional<byte[]> bytes = Content.of(file, LARGEST);
    if (bytes.isEmpty() || !Content.contains(bytes.get(), "salt")) {
      return;
    }
    Unlocking unlocking = new Unlocking(context, sink);
    Json root = JsonReader.read(bytes.get()).root();
    Optional<Vault> vault = Vault.of(root);
    if (vault.isPresent()) {
      vault(vault.get(), unlocking);
    }
    Json state =
        root.get("engine")
            .text()
            .map(engine -> JsonReader.read(engine.getBytes(StandardCharsets.UTF_8)))
            .map(engine -> engine.root().get("backgroundState"))
            .orElse(Json.MISSING);
    if (state.isObject()) {
      mobile(new MobileState(state), unlocking);
    }
  }

  private static void vault(Vault vault, Unlocking unlocking) throws Exception {
    Artifact.Builder wallet =
        WalletArtifacts.wallet("MetaMask or relative", "evm", "file")
            .field("cipher", "AES-256-GCM")
            .field("kdf", "PBKDF2-HMAC-SHA256, " + vault.rounds() + " rounds");
    String mode = String.valueOf(vault.mode());
    unlocking.sink().emit(WalletArtifacts.hashLine("hashcat", mode, vault.line()).build());
    unlocking
        .wallet(wallet, () -> VaultLock.open("vault", vault, unlocking))
        .ifPresent(inside -> new Keyrings("vault", unlocking).emit(inside.content()));
  }

  private static void mobile(MobileState state, Unlocking unlocking) throws Exception {
    state.emit(unlocking.sink()::emit);
    unlocking
        .wallet(state.wallet(), () -> VaultLock.openMobile(state.vault(), unlocking))
        .ifPresent(inside -> new Keyrings("MetaMask Mobile", unlocking).emit(inside.content()));
  }
}
