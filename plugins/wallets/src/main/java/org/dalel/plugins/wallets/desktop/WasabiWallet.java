package org.dalel.plugins.wallets.desktop;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.derive.AddressForm;
import org.dalel.plugins.wallets.json.Content;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;
import org.dalel.plugins.wallets.json.JsonText;
import org.pf4j.Extension;

/**
 * Wallets of Wasabi: {@code WalletWasabi/Client/Wallets/NAME.json}. Its keys are locked in the form
 * of BIP-38; account keys, all public keys with their labels, network and height are not.
 *
 * <p>No wallet of the program itself was at hand: the members follow its published source
 * (WalletWasabi, KeyManager).
 */
@Extension
public final class WasabiWallet implements ArtifactExtractor {

  private static final int LARGEST = 64 << 20;
  private static final int COMPRESSED_DIGITS = 66;

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("wasabi-wallet", "1.1.0")
                .scope(Scope.CONTEXT)
                .interest(Interest.path("**/Wallets/*.json", "**/WalletBackups/*.json")),
            WalletType.WALLET,
            WalletType.ADDRESS,
            WalletType.EXTENDED_KEY,
            WalletType.PRIVATE_KEY)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    Optional<byte[]> bytes = Content.of(file, LARGEST);
    if (bytes.isEmpty() || !Content.contains(bytes.get(), "\"HdPubKeys\"")) {
      return;
    }
    JsonText text = JsonReader.read(bytes.get());
    Json root = text.root();
    if (!root.get("HdPubKeys").isArray() || root.get("ExtPubKey").text().isEmpty()) {
      return;
    }
    CoinNetwork network =
        root.at("BlockchainState", "Network").text().orElse("Main").startsWith("Test")
            ? CoinNetwork.BTC_TESTNET
            : CoinNetwork.BTC;
    sink.emit(wallet(root, network));
    secret(root, sink);
    KeyArtifacts keys = new KeyArtifacts();
    extended(root, "ExtPubKey", "AccountKeyPath", keys, sink);
    extended(root, "TaprootExtPubKey", "TaprootAccountKeyPath", keys, sink);
    int number = 0;
    for (Json key : root.get("HdPubKeys").items()) {
      context.checkpoint();
      key(key, network, number++, sink);
    }
    text.damage().ifPresent(damage -> sink.problem(new Position.ByteOffset(text.end()), damage));
  }

  private static Artifact wallet(Json root, CoinNetwork network) {
    boolean locked = root.get("EncryptedSecret").filled().isPresent();
    return WalletArtifacts.wallet("Wasabi", network.label(), locked ? "keys" : "watch only")
        .field("kdf", locked ? "scrypt, BIP-38" : "none")
        .field("fingerprint", root.get("MasterFingerprint").filled())
        .field("height", root.at("BlockchainState", "Height").written())
        .field("hardware", root.get("Icon").filled())
        .field("keys", (long) root.get("HdPubKeys").items().size())
        .field("unverified-schema", true)
        .build();
  }

  private static void secret(Json root, ArtifactSink sink) {
    root.get("EncryptedSecret")
        .filled()
        .ifPresent(
            text ->
                sink.emit(
                    WalletArtifacts.privateKey("bip38", text)
                        .field("encrypted", true)
                        .field("unverified-schema", true)
                        .build()));
  }

  private static void extended(
      Json root, String member, String path, KeyArtifacts keys, ArtifactSink sink) {
    root.get(member)
        .filled()
        .ifPresent(
            key ->
                sink.emit(
                    keys.extendedKey(key)
                        .field("path", root.get(path).filled())
                        .field("fingerprint", root.get("MasterFingerprint").filled())
                        .field("unverified-schema", true)
                        .build()));
  }

  private static void key(Json key, CoinNetwork network, int number, ArtifactSink sink) {
    String hex = key.get("PubKey").text().orElse("");
    if (hex.length() != COMPRESSED_DIGITS || !hex.matches("0[23][0-9a-fA-F]{64}")) {
      sink.problem(
          new Position.RecordNumber("HdPubKeys", number),
          "HdPubKeys: expected a public key of 66 digits, found '" + hex + "'; it is left out");
      return;
    }
    String path = key.get("FullKeyPath").text().orElse("");
    byte[] bytes = Bytes.ofHex(hex.toLowerCase(Locale.ROOT));
    boolean taproot = path.startsWith("86'") || path.startsWith("m/86'");
    boolean main = network == CoinNetwork.BTC;
    String form = taproot && main ? "p2tr" : "p2wpkh";
    String address =
        taproot && main
            ? AddressForm.BTC_P2TR.of(bytes)
            : network.witness(0, Digests.hash160(bytes));
    sink.emit(
        WalletArtifacts.address(network.chain(), address, form)
            .field("network", network.label())
            .field("path", path)
            .field("public-key", hex)
            .field("label", key.get("Label").filled().or(key.get("Labels")::filled))
            .field("key-state", key.get("KeyState").written())
            .field("unverified-schema", true)
            .atRecord("HdPubKeys", number)
            .build());
  }
}
