package org.dalel.plugins.wallets.electrum;

import java.util.Optional;
import java.util.Set;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
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
 * Wallets of Electrum from 1.x to 4.x and of its forks (Electrum-LTC, Electron Cash), open, with
 * locked keys, or locked as a whole.
 *
 * <p>Checked against Electrum 4.3.4 and the upgrade tests of Electrum (1.9.8 to 4.5.2).
 */
@Extension
public final class ElectrumWallet implements ArtifactExtractor {

  private static final int LARGEST = 64 << 20;

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("electrum-wallet", "1.0.0")
                .scope(Scope.CONTENT)
                .interest(Interest.magic(Magic.text(0, "{"), Magic.text(0, "QklFM")))
                .interest(Interest.mediaType("application/json")),
            WalletType.values())
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    Optional<ElectrumFile> wallet = Content.of(file, LARGEST).flatMap(ElectrumFile::of);
    Unlocking unlocking = new Unlocking(context, sink);
    if (wallet.isPresent() && wallet.get() instanceof ElectrumFile.Open open) {
      open(open, unlocking, Optional.empty());
    } else if (wallet.isPresent() && wallet.get() instanceof ElectrumFile.Locked locked) {
      locked(locked, unlocking);
    }
  }

  private static void locked(ElectrumFile.Locked wallet, Unlocking unlocking) throws Exception {
    boolean device = wallet.magic().equals("BIE2");
    Artifact.Builder outside =
        WalletArtifacts.wallet("Electrum", "unknown", "file")
            .field("version", "2.8 or later")
            .field("container", wallet.magic())
            .field("kdf", device ? "key of a hardware wallet" : "PBKDF2-HMAC-SHA512, 1024 rounds");
    ElectrumHashes.ofFile(wallet)
        .map(h -> WalletArtifacts.hashLine("hashcat", String.valueOf(h.mode()), h.line()).build())
        .ifPresent(unlocking.sink()::emit);
    Optional<Unlocked<ElectrumFile.Open>> inside =
        unlocking.whole(
            outside,
            () ->
                device
                    ? Optional.empty()
                    : unlocking.attempt(
                        "wallet file",
                        ElectrumCipher.FILE,
                        password -> inside(wallet, password, unlocking)));
    if (inside.isPresent()) {
      open(inside.get().content(), unlocking, Optional.of(inside.get()));
    }
  }

  private static Optional<ElectrumFile.Open> inside(
      ElectrumFile.Locked wallet, String password, Unlocking unlocking) {
    return ElectrumCipher.file(wallet, password, unlocking.checkpoint())
        .flatMap(ElectrumFile::of)
        .filter(ElectrumFile.Open.class::isInstance)
        .map(ElectrumFile.Open.class::cast);
  }

  /** A wallet in clear, or what a password made of a locked one. */
  private static void open(
      ElectrumFile.Open wallet, Unlocking unlocking, Optional<Unlocked<?>> file) throws Exception {
    ExtractionContext context = unlocking.context();
    ArtifactSink sink = unlocking.sink();
    Json root = wallet.root();
    ElectrumAddresses addresses = new ElectrumAddresses(root);
    ElectrumNetwork network = new ElectrumNetwork(addresses.entries().keySet());
    ElectrumKeys keys = new ElectrumKeys(root);
    keys.emit(sink::emit);
    keys.phrases().forEach(phrase -> unlocking.offerPhrase(phrase, "Electrum wallet"));
    context.checkpoint();
    addresses.entries().forEach((a, entry) -> sink.emit(address(a, entry, network, root)));
    new ElectrumNotes(root, network).emit(sink::emit);
    context.checkpoint();
    ElectrumHistory history = new ElectrumHistory(root, network);
    history.emit(sink::emit);
    wallet.damage().ifPresent(damage -> sink.problem(new Position.WholeItem(), said(damage)));
    Artifact.Builder artifact =
        wallet(
            wallet,
            file.isPresent() ? "file" : keys.encryption(),
            keys.device(),
            network,
            addresses.entries().size(),
            history.size());
    CoinNetwork coin = network.coin().orElse(CoinNetwork.BTC);
    ElectrumLock lock = new ElectrumLock(root, keys.locked(), coin, unlocking);
    Optional<Unlocked<byte[]>> opened;
    if (file.isPresent()) {
      sink.emit(artifact.field(Unlocking.UNLOCKED_BY, file.get().source()).build());
      opened = lock.open(file);
    } else {
      opened = unlocking.wallet(artifact, () -> lock.open(file));
    }
    opened.ifPresent(key -> lock.emit(key.content(), sink::emit));
  }

  private static String said(String damage) {
    return "Electrum wallet: " + damage + "; what stands before is reported";
  }

  private static Artifact.Builder wallet(
      ElectrumFile.Open wallet,
      String encryption,
      Optional<String> device,
      ElectrumNetwork network,
      int addresses,
      int transactions) {
    Json root = wallet.root();
    Artifact.Builder artifact =
        WalletArtifacts.wallet(program(root, network), network.label(), encryption)
            .field("version", version(root, wallet.form()))
            .field("seed-version", root.get("seed_version").number())
            .field("wallet-type", root.get("wallet_type").text())
            .field("device", device)
            .field("container", encryption.equals("file") ? "BIE1" : wallet.form())
            .field("addresses", addresses)
            .field("transactions", transactions)
            .field("last-block", root.get("stored_height").number().filter(h -> h > 0));
    if (encryption.equals("keys")) {
      artifact.field("kdf", "SHA-256 of SHA-256");
    } else if (encryption.equals("file")) {
      artifact.field("kdf", "PBKDF2-HMAC-SHA512, 1024 rounds");
    }
    count(artifact, "lightning-channels", root.get("channels"));
    count(artifact, "lightning-payments", root.get("lightning_payments"));
    if (wallet.patches() > 0) {
      artifact.field("patches", wallet.patches());
    }
    return artifact;
  }

  private static void count(Artifact.Builder artifact, String name, Json members) {
    int count = members.entries().size();
    if (count > 0) {
      artifact.field(name, count);
    }
  }

  private static String program(Json root, ElectrumNetwork network) {
    boolean cash =
        root.has("slp")
            || root.has("slp_data_version")
            || root.has("cashacct")
            || root.has("cashfusion_autofuse");
    if (cash || Set.of("bch", "xec").contains(network.chain().code())) {
      return "Electron Cash";
    }
    return network.chain().code().equals("btc") ? "Electrum" : "Electrum-" + network.chain().name();
  }

  /** Which releases wrote a wallet of this version ({@code electrum/wallet_db.py}). */
  private static String version(Json root, String form) {
    if (form.equals("python")) {
      return "1.x";
    }
    Optional<Long> seed = root.get("seed_version").number();
    long number = seed.orElse(11L);
    if (number < 14) {
      boolean later = root.has("keystore") || root.has("x1/") || root.has("tx_fees");
      return later ? "2.7 to 2.9" : "2.0 to 2.6";
    }
    return number < 19 ? "3.x" : "4.x";
  }

  private static Artifact address(
      String address, ElectrumAddresses.Entry entry, ElectrumNetwork network, Json root) {
    Artifact.Builder artifact =
        WalletArtifacts.address(network.chain(), address, network.form(address).orElse("unknown"))
            .field("network", network.label())
            .field("use", entry.use())
            .field("account", entry.account())
            .field("public-key", entry.publicKey())
            .field("label", root.at("labels", address).filled());
    if (entry.index() >= 0) {
      artifact.field("index", entry.index());
    }
    int transactions = root.at("addr_history", address).items().size();
    if (transactions > 0) {
      artifact.field("transactions", transactions);
    }
    return artifact.build();
  }
}
