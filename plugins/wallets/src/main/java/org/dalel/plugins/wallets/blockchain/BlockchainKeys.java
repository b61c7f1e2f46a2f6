package org.dalel.plugins.wallets.blockchain;

import java.util.List;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.Position;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Rounds;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.derive.HdNode;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.seed.Phrases;

/**
 * The keys behind a second password. Proof: SHA-256 of {@code sharedKey} and password, repeated, is
 * {@code dpasswordhash}; each key must have its address.
 */
final class BlockchainKeys {

  private static final int LENGTH = 32;

  /** The second password and the rounds of its wallet, which the oldest wallets do not name. */
  record Second(String password, long rounds) {}

  private final Json root;
  private final CoinNetwork network;
  private final Unlocking unlocking;

  BlockchainKeys(Json root, CoinNetwork network, Unlocking unlocking) {
    this.root = root;
    this.network = network;
    this.unlocking = unlocking;
  }

  /** The second password, if there is one and it is known. */
  Optional<Unlocked<Second>> open() throws Exception {
    String proof = root.get("dpasswordhash").text().orElse("");
    if (!root.get("double_encryption").isTrue() || !proof.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    List<Long> rounds = rounds(root);
    return unlocking.attempt(
        "second password",
        kdf(rounds.get(0)),
        password ->
            rounds.stream()
                .filter(count -> fits(password, count, proof))
                .map(count -> new Second(password, count))
                .findFirst());
  }

  private boolean fits(String password, long rounds, String proof) {
    byte[] hash = kdf(rounds).key(Passwords.utf8(password), LENGTH, unlocking.checkpoint());
    return Bytes.hex(hash).equals(proof);
  }

  private Rounds kdf(long rounds) {
    return new Rounds(Rounds.Hash.SHA256_SALT_PASSWORD, Passwords.utf8(sharedKey()), rounds);
  }

  /** How many rounds it may have: ten or one where the wallet does not say. */
  static List<Long> rounds(Json root) {
    return root.at("options", "pbkdf2_iterations")
        .number()
        .map(List::of)
        .orElse(List.of(BlockchainCipher.OLD_ROUNDS, 1L));
  }

  private String sharedKey() {
    return root.get("sharedKey").text().orElse("");
  }

  /** Emits what the second password opens. */
  void emit(Second password) {
    for (Json key : root.get("keys").items()) {
      String address = key.get("addr").text().orElse("");
      key.get("priv")
          .filled()
          .ifPresent(
              locked ->
                  tell(
                      value(locked, password)
                          .flatMap(text -> artifact(text, address, network))
                          .map(artifact -> artifact.field("locked", true).build()),
                      address));
    }
    for (Json wallet : root.get("hd_wallets").items()) {
      wallet
          .get("seed_hex")
          .filled()
          .ifPresent(
              locked ->
                  tell(
                      value(locked, password).flatMap(BlockchainKeys::phrase).map(this::seed),
                      "seed_hex"));
      wallet.get("accounts").items().forEach(account -> account(account, password));
    }
  }

  private void account(Json account, Second password) {
    account.get("xpriv").filled().ifPresent(locked -> extended(locked, password));
    account
        .get("derivations")
        .items()
        .forEach(way -> way.get("xpriv").filled().ifPresent(locked -> extended(locked, password)));
  }

  private void extended(String locked, Second password) {
    tell(
        value(locked, password)
            .filter(text -> HdNode.ofText(text).isPresent())
            .map(text -> WalletArtifacts.extendedKey(text).field("locked", true).build()),
        "xpriv");
  }

  private Artifact seed(String words) {
    unlocking.offerPhrase(words, "Blockchain.com wallet");
    return seed(words, true);
  }

  private Optional<String> value(String locked, Second password) {
    unlocking.context().checkpoint();
    return BlockchainCipher.value(
        locked, sharedKey(), password.password(), password.rounds(), unlocking.checkpoint());
  }

  private void tell(Optional<Artifact> opened, String of) {
    opened.ifPresentOrElse(
        unlocking.sink()::emit,
        () ->
            unlocking
                .sink()
                .problem(
                    new Position.WholeItem(),
                    "Blockchain.com wallet: expected the key of '"
                        + of
                        + "' behind the second password, found something else; it is left out"));
  }

  /** The words of a seed that stands in hexadecimal digits. */
  static Optional<String> phrase(String digits) {
    return digits.matches("(?:[0-9a-fA-F]{8}){4,8}")
        ? Optional.of(Phrases.bip39(Bytes.ofHex(digits)))
        : Optional.empty();
  }

  /** A seed phrase; {@code locked} when a password opened it. */
  static Artifact seed(String words, boolean locked) {
    return new KeyArtifacts()
        .seedPhrase("bip39", words, "")
        .field("kept-as", "entropy in hexadecimal digits")
        .field("locked", locked)
        .build();
  }

  /** A key in the wallet import format, or Base58 of its bytes, that has this address. */
  static Optional<Artifact.Builder> artifact(String text, String address, CoinNetwork network) {
    Optional<BitcoinKey> key =
        BitcoinKey.ofWif(text)
            .or(
                () ->
                    Base58.BITCOIN
                        .decode(text)
                        .filter(bytes -> bytes.length <= LENGTH)
                        .flatMap(bytes -> BitcoinKey.of(filled(bytes), true)));
    return key.map(own -> own.address(network).equals(address) ? own : own.otherForm())
        .filter(own -> own.address(network).equals(address))
        .map(own -> own.artifact(network).field("of", address));
  }

  private static byte[] filled(byte[] bytes) {
    return Bytes.join(new byte[LENGTH - bytes.length], bytes);
  }
}
