package org.dalel.plugins.wallets.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
            WalletType.CONTACT,
            WalletType.TRANSFER,
            WalletType.HASH_LINE)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    Optional<byte[]> bytes = Content.of(file, LARGEST);
    if (bytes.isEmpty() || !Content.contains(bytes.get(), "salt")) {
      return;
    }
    Json root = JsonReader.read(bytes.get()).root();
    Vault.of(root).ifPresent(vault -> vault(vault, sink));
    root.get("engine")
        .text()
        .map(engine -> JsonReader.read(engine.getBytes(StandardCharsets.UTF_8)))
        .map(engine -> engine.root().get("backgroundState"))
        .filter(Json::isObject)
        .ifPresent(state -> new MobileState(state).emit(sink::emit));
  }

  private static void vault(Vault vault, ArtifactSink sink) {
    sink.emit(
        WalletArtifacts.wallet("MetaMask or relative", "evm", "file")
            .field("cipher", "AES-256-GCM")
            .field("kdf", "PBKDF2-HMAC-SHA256, " + vault.rounds() + " rounds")
            .build());
    String mode = String.valueOf(vault.mode());
    sink.emit(WalletArtifacts.hashLine("hashcat", mode, vault.line()).build());
  }
}
