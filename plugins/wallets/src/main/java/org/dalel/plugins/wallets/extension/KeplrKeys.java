package org.dalel.plugins.wallets.extension;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.Identifier;
import org.dalel.api.records.PrivateKey;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.derive.AddressForm;
import org.dalel.plugins.wallets.derive.HdNode;
import org.dalel.plugins.wallets.derive.SeedBytes;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.seed.Phrases;

/**
 * What stands in an open keyring of Keplr 2.
 *
 * <pre>
 *   mnemonic     {"bip44Path", "masterSeedText" (root key of BIP-32, 78 bytes), "mnemonic"}
 *   private-key  {"privateKey" (32 bytes)}
 *   ledger ...   {}
 * </pre>
 */
final class KeplrKeys {

  private static final int EXTENDED = 78;

  private final String program;
  private final Unlocking unlocking;
  private final KeyArtifacts artifacts = new KeyArtifacts();

  KeplrKeys(String program, Unlocking unlocking) {
    this.program = program;
    this.unlocking = unlocking;
  }

  /** Emits the secrets of a keyring. */
  void emit(KeplrStore.Ring ring, Json content) {
    Optional<String> words = content.get("mnemonic").filled();
    Optional<String> key = content.get("privateKey").text();
    if (words.filter(Phrases::isBip39).isPresent()) {
      phrase(ring, words.get());
    } else if (key.isPresent()) {
      key(ring, key.get().replaceFirst("^0x", ""));
    } else {
      words.ifPresent(
          text ->
              problem(
                  ring, "expected words of BIP-39, found " + text.length() + " other characters"));
      content.get("masterSeedText").text().ifPresent(digits -> root(ring, digits));
    }
  }

  private void phrase(KeplrStore.Ring ring, String words) {
    unlocking.offerPhrase(words, program);
    HdNode root = HdNode.ofSeed(SeedBytes.bip39(words, ""));
    put(ring, artifacts.seedPhrase("bip39", words, "").field("fits-key", fits(ring, root)));
  }

  /** Whether the public keys that stand in clear follow from the root; empty without any. */
  private static Optional<Boolean> fits(KeplrStore.Ring ring, HdNode root) {
    Map<String, byte[]> keys = KeplrAccounts.keys(ring);
    return keys.entrySet().stream()
        .map(
            entry ->
                root.at(entry.getKey())
                    .filter(node -> Arrays.equals(node.publicKey(), entry.getValue()))
                    .isPresent())
        .reduce(Boolean::logicalAnd);
  }

  private void key(KeplrStore.Ring ring, String digits) {
    Optional<BitcoinKey> key =
        Optional.of(digits)
            .filter(hex -> hex.matches("[0-9a-fA-F]{64}"))
            .flatMap(hex -> BitcoinKey.of(Bytes.ofHex(hex), true));
    if (key.isEmpty()) {
      problem(ring, "expected a private key of 64 digits, found " + digits.length() + " others");
      return;
    }
    byte[] own = key.get().publicKey();
    Optional<byte[]> stored = KeplrAccounts.point(ring.insensitive().get("publicKey"));
    if (stored.isPresent() && !key.get().fits(stored.get())) {
      problem(ring, "expected the private key of " + Bytes.hex(stored.get()) + ", found another");
      return;
    }
    PrivateKey known = PrivateKey.of(digits, "raw").withPublicKey(Bytes.hex(own));
    Artifact.Builder artifact = Artifact.of(known);
    for (AddressForm form : new AddressForm[] {AddressForm.ATOM_ACCOUNT, AddressForm.EVM_ACCOUNT}) {
      artifact.identifier(
          WalletArtifacts.identifier(form.chain(), form.of(own), Identifier.Role.OWNER));
    }
    put(ring, artifact);
  }

  private void root(KeplrStore.Ring ring, String digits) {
    Optional<String> text =
        Optional.of(digits)
            .filter(hex -> hex.matches("[0-9a-f]{" + 2 * EXTENDED + "}"))
            .map(hex -> Base58.BITCOIN.encodeChecked(Bytes.ofHex(hex)));
    Optional<HdNode> node = text.flatMap(HdNode::ofText);
    if (node.isEmpty()) {
      problem(ring, "expected a root key of 156 digits, found " + digits.length() + " others");
      return;
    }
    put(ring, artifacts.extendedKey(text.get(), true).field("fits-key", fits(ring, node.get())));
  }

  private void put(KeplrStore.Ring ring, Artifact.Builder artifact) {
    unlocking
        .sink()
        .emit(
            artifact
                .field("label", Optional.of(ring.name()).filter(name -> !name.isEmpty()))
                .field("keyring", ring.type())
                .field("locked", true)
                .field("unverified-schema", true)
                .build());
  }

  private void problem(KeplrStore.Ring ring, String message) {
    unlocking
        .sink()
        .problem(
            ring.stand().position(),
            "vault/vaultMap, keyring '" + ring.id() + "': " + message + "; it is not told");
  }
}
