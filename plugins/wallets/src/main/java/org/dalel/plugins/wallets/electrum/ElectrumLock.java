package org.dalel.plugins.wallets.electrum;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dalel.api.Artifact;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.derive.HdNode;
import org.dalel.plugins.wallets.derive.Secp256k1;
import org.dalel.plugins.wallets.derive.SeedBytes;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.seed.Phrases;
import org.dalel.plugins.wallets.seed.SeedPhrase;

/**
 * The values of a wallet that are locked one by one. Proof: an extended key with its checksum, a
 * private key with the public key or address that the wallet keeps for it, an old seed with its
 * master public key.
 */
final class ElectrumLock {

  private static final int OLD_ROUNDS = 100_000;

  private final Json root;
  private final List<ElectrumSecret> secrets;
  private final CoinNetwork network;
  private final Unlocking unlocking;
  private final Set<String> publicKeys = new LinkedHashSet<>();

  ElectrumLock(Json root, List<ElectrumSecret> secrets, CoinNetwork network, Unlocking unlocking) {
    this.root = root;
    this.secrets = List.copyOf(secrets);
    this.network = network;
    this.unlocking = unlocking;
    root.entries().values().forEach(store -> store.get("xpub").filled().ifPresent(this::known));
    root.get("master_public_keys")
        .entries()
        .values()
        .forEach(key -> key.filled().ifPresent(this::known));
  }

  private void known(String extended) {
    HdNode.ofText(extended).ifPresent(node -> publicKeys.add(Bytes.hex(node.publicKey())));
  }

  /** Tries the passwords; a password that opened the file first. */
  Optional<Unlocked<byte[]>> open(Optional<Unlocked<?>> file) throws Exception {
    if (secrets.isEmpty()) {
      return Optional.empty();
    }
    Optional<Unlocked<byte[]>> same =
        file.flatMap(
            outer -> key(outer.secret().value()).map(key -> new Unlocked<>(key, outer.secret())));
    return same.isPresent() ? same : unlocking.attempt("keys", ElectrumCipher.VALUES, this::key);
  }

  private Optional<byte[]> key(String password) {
    byte[] key = ElectrumCipher.valueKey(password);
    return secrets.stream().anyMatch(secret -> proves(key, secret))
        ? Optional.of(key)
        : Optional.empty();
  }

  private boolean proves(byte[] key, ElectrumSecret secret) {
    Optional<String> plain = ElectrumCipher.value(key, secret.value());
    return switch (secret.kind()) {
      case EXTENDED -> plain.flatMap(HdNode::ofText).isPresent();
      case SINGLE -> plain.flatMap(text -> single(text, secret.of())).isPresent();
      case OLD_SEED -> plain.filter(seed -> fitsMaster(seed, secret.store())).isPresent();
      case SEED -> false;
    };
  }

  /** Emits what is behind the values. */
  void emit(byte[] key, Consumer<Artifact> sink) {
    for (ElectrumSecret secret : secrets) {
      unlocking.context().checkpoint();
      Optional<Artifact.Builder> opened =
          ElectrumCipher.value(key, secret.value()).flatMap(plain -> opened(plain, secret, key));
      opened.ifPresentOrElse(
          artifact -> sink.accept(artifact.field("locked", true).build()), () -> torn(secret));
    }
  }

  private void torn(ElectrumSecret secret) {
    String what = secret.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    unlocking
        .sink()
        .problem(
            new org.dalel.api.Position.WholeItem(),
            "Electrum wallet: expected the "
                + what
                + " key of '"
                + secret.of()
                + "' behind the password, found something else; it is left out");
  }

  private Optional<Artifact.Builder> opened(String plain, ElectrumSecret secret, byte[] key) {
    return switch (secret.kind()) {
      case EXTENDED ->
          HdNode.ofText(plain)
              .filter(node -> fits(node, secret.store()))
              .map(node -> new KeyArtifacts().extendedKey(plain).field("path", secret.of()));
      case SINGLE ->
          single(plain, secret.of()).map(own -> own.artifact(network).field("of", secret.of()));
      case OLD_SEED -> Optional.of(plain).filter(this::isDigits).map(seed -> old(seed, secret));
      case SEED -> words(plain, secret, key);
    };
  }

  private static boolean fits(HdNode node, Json store) {
    return store
        .get("xpub")
        .filled()
        .flatMap(HdNode::ofText)
        .map(open -> Arrays.equals(open.publicKey(), node.publicKey()))
        .orElse(true);
  }

  /** A key that belongs to the public key or address under which it is kept. */
  private Optional<BitcoinKey> single(String text, String of) {
    Optional<BitcoinKey> key = BitcoinKey.ofWif(text.substring(text.indexOf(':') + 1).strip());
    boolean named = of.matches("0[2-4][0-9a-fA-F]{64}([0-9a-fA-F]{64})?");
    return key.filter(
        own -> named ? own.fits(Bytes.ofHex(of)) : own.addresses(network).containsValue(of));
  }

  private boolean isDigits(String seed) {
    return seed.matches("(?:[0-9a-f]{8}){4,8}");
  }

  private Artifact.Builder old(String seed, ElectrumSecret secret) {
    String phrase = Phrases.electrum1(seed);
    unlocking.offerPhrase(phrase, "Electrum wallet");
    return WalletArtifacts.seedPhrase("electrum1", phrase)
        .field("fits-key", fitsMaster(seed, secret.store()));
  }

  /** The master public key of a seed of 1.x: its digits, hashed with themselves. */
  private boolean fitsMaster(String seed, Json store) {
    if (!isDigits(seed)) {
      return false;
    }
    byte[] digits = seed.getBytes(StandardCharsets.US_ASCII);
    byte[] stretched = digits;
    for (int i = 0; i < OLD_ROUNDS; i++) {
      stretched = Digests.sha256(stretched, digits);
    }
    String key = Bytes.hex(Bytes.part(Secp256k1.publicKey(stretched, false), 1, 65));
    return store
        .get("mpk")
        .text()
        .or(root.get("master_public_key")::text)
        .filter(key::equals)
        .isPresent();
  }

  private Optional<Artifact.Builder> words(String words, ElectrumSecret secret, byte[] key) {
    Json store = secret.store();
    String extra =
        store
            .get("passphrase")
            .filled()
            .map(text -> ElectrumCipher.value(key, text).orElse(text))
            .orElse("");
    boolean bip39 = store.get("seed_type").text().filter("bip39"::equals).isPresent();
    SeedPhrase phrase = bip39 ? Phrases.ofBip39(words) : Phrases.electrum2(words);
    boolean fits = SeedBytes.of(phrase, extra).filter(seed -> leads(seed, store)).isPresent();
    boolean readable = words.codePoints().allMatch(c -> Character.isLetter(c) || c == ' ');
    if (!fits && !readable) {
      return Optional.empty();
    }
    unlocking.offerPhrase(words, "Electrum wallet");
    return Optional.of(
        new KeyArtifacts()
            .seedPhrase(bip39 ? "bip39" : "electrum", words, "")
            .field("seed-type", store.get("seed_type").text())
            .field("extended", !extra.isEmpty())
            .field("fits-key", fits));
  }

  /** Whether one of the usual paths leads from the seed to a public key of the wallet. */
  private boolean leads(byte[] seed, Json store) {
    HdNode node = HdNode.ofSeed(seed);
    Set<String> paths = new LinkedHashSet<>(List.of("m", "m/0'", "m/1'"));
    store
        .get("derivation")
        .filled()
        .filter(p -> p.matches("m(/\\d{1,9}['h]?)*"))
        .ifPresent(paths::add);
    return paths.stream()
        .map(node::at)
        .flatMap(Optional::stream)
        .anyMatch(child -> publicKeys.contains(Bytes.hex(child.publicKey())));
  }
}
