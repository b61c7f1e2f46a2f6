package org.dalel.plugins.wallets.vault;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.derive.HdNode;
import org.dalel.plugins.wallets.derive.Secp256k1;
import org.dalel.plugins.wallets.derive.SeedBytes;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.seed.Phrases;

/**
 * What stands in an open vault: seed phrases (as text, or as an array of its bytes) with as many
 * addresses as the keyring has accounts, private keys in hexadecimal digits, addresses of hardware
 * wallets. Programs arrange it differently, so all of the JSON is searched.
 */
public final class Keyrings {

  private static final int MOST_ACCOUNTS = 100;
  private static final int DEEPEST = 12;
  private static final String USUAL_PATH = "m/44'/60'/0'/0";

  private final String program;
  private final Unlocking unlocking;

  public Keyrings(String program, Unlocking unlocking) {
    this.program = program;
    this.unlocking = unlocking;
  }

  /** Emits all that is known in the content of a vault. */
  public void emit(Json content) {
    any("", content, Json.MISSING, 0);
  }

  private void any(String name, Json value, Json around, int depth) {
    unlocking.context().checkpoint();
    if (depth > DEEPEST) {
      return;
    }
    Optional<String> text = value.text().or(() -> bytes(value));
    if (text.isPresent()) {
      text(name, text.get(), around);
      return;
    }
    value.items().forEach(item -> any(name, item, around, depth + 1));
    value.entries().forEach((key, member) -> any(key, member, value, depth + 1));
  }

  /** Text as an array of its bytes, which wallets wipe more easily. */
  private static Optional<String> bytes(Json array) {
    List<Json> items = array.items();
    boolean text =
        items.size() >= 32
            && items.stream().allMatch(i -> i.number().filter(n -> n > 0 && n < 256).isPresent());
    if (!text) {
      return Optional.empty();
    }
    byte[] bytes = new byte[items.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = items.get(i).number().orElseThrow().byteValue();
    }
    return Optional.of(new String(bytes, StandardCharsets.UTF_8));
  }

  private void text(String name, String text, Json around) {
    String lower = name.toLowerCase(Locale.ROOT);
    String digits = text.replaceFirst("^0x", "");
    if (Phrases.isBip39(text)) {
      phrase(text, around);
    } else if (digits.matches("[0-9a-fA-F]{64}") && !lower.contains("public")) {
      BitcoinKey.of(Bytes.ofHex(digits), false)
          .ifPresent(key -> put(key.accountArtifact().field("locked", true)));
    } else if (text.matches("0x[0-9a-fA-F]{40}")) {
      put(WalletArtifacts.address(Chain.EVM, text, "account").field("locked", true));
    }
  }

  private void phrase(String phrase, Json around) {
    unlocking.offerPhrase(phrase, program);
    String path =
        around.get("hdPath").text().filter(p -> p.matches("m(/\\d{1,9}'?)*")).orElse(USUAL_PATH);
    put(
        new KeyArtifacts()
            .seedPhrase("bip39", phrase, "")
            .field("path", path)
            .field("accounts", around.get("numberOfAccounts").number())
            .field("locked", true));
    long accounts = around.get("numberOfAccounts").number().orElse(1L);
    Optional<HdNode> parent = HdNode.ofSeed(SeedBytes.bip39(phrase, "")).at(path);
    for (int i = 0; i < Math.min(accounts, MOST_ACCOUNTS); i++) {
      String child = path + "/" + i;
      parent
          .flatMap(node -> node.at(child.substring(path.length() + 1)))
          .flatMap(node -> node.secret())
          .flatMap(number -> BitcoinKey.of(Secp256k1.bytes(number), false))
          .ifPresent(
              key ->
                  put(
                      WalletArtifacts.address(Chain.EVM, key.account(), "account")
                          .field("path", child)
                          .field("locked", true)));
    }
  }

  private void put(Artifact.Builder artifact) {
    unlocking.sink().emit(artifact.build());
  }
}
