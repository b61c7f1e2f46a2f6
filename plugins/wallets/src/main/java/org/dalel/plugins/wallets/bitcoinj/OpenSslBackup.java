package org.dalel.plugins.wallets.bitcoinj;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
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
import org.dalel.api.Scope;
import org.dalel.formats.ByteView;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.OpenSslKey;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.json.Content;
import org.pf4j.Extension;

/**
 * Private keys exported from MultiBit Classic ({@code *.key}), in clear too, and backups of Bitcoin
 * Wallet for Android, both as {@code openssl enc} writes them.
 *
 * <pre>
 *   Base64 of "Salted__", salt 8, AES-256-CBC; key and vector by EVP_BytesToKey with MD5, one round
 *   inside: lines of a key in the wallet import format and its time, '#' in front of remarks;
 *           or a wallet of bitcoinj
 * </pre>
 *
 * <p>Any file of OpenSSL looks so: one that stays locked is reported only when its name speaks of a
 * wallet, with medium confidence.
 */
@Extension
public final class OpenSslBackup implements ArtifactExtractor {

  private static final int LARGEST = 64 << 20;
  private static final int HEAD = 16;
  private static final int KEY = 32;
  private static final byte[] SALTED = "Salted__".getBytes(StandardCharsets.US_ASCII);
  private static final String CLEAR = "# KEEP YOUR PRIVATE KEYS SAFE";
  private static final String KDF = "EVP_BytesToKey, MD5, 1 round";

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("openssl-wallet-backup", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(Interest.magic(Magic.text(0, "U2FsdGVkX1"), Magic.text(0, CLEAR))),
            WalletType.WALLET,
            WalletType.ADDRESS,
            WalletType.EXTENDED_KEY,
            WalletType.PRIVATE_KEY,
            WalletType.SEED_PHRASE,
            WalletType.TRANSFER,
            WalletType.HASH_LINE)
        .build();
  }

  /** What stood inside: keys, or a whole wallet. */
  private record Inside(List<BitcoinKey> keys, CoinNetwork network, byte[] bytes) {}

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    Unlocking unlocking = new Unlocking(context, sink);
    Optional<byte[]> content = Content.of(file, LARGEST);
    if (content.filter(bytes -> Content.contains(bytes, CLEAR)).isPresent()) {
      content.flatMap(bytes -> inside(bytes, unlocking)).ifPresent(keys -> clear(keys, sink));
      return;
    }
    Optional<byte[]> salted = content.flatMap(OpenSslBackup::salted);
    if (salted.isEmpty()) {
      return;
    }
    String name = file.name().toLowerCase(Locale.ROOT);
    boolean named = name.matches(".*(?:wallet|multibit|bitcoin).*");
    Optional<Unlocked<Inside>> inside =
        named ? named(name, salted.get(), unlocking) : attempt(salted.get(), unlocking);
    if (inside.isPresent()) {
      emit(inside.get(), unlocking);
    }
  }

  private static Optional<Unlocked<Inside>> named(String name, byte[] salted, Unlocking unlocking)
      throws Exception {
    unlocking.sink().emit(hashLine(salted));
    String program = name.endsWith(".key") ? "MultiBit" : "Bitcoin Wallet for Android";
    Artifact.Builder outside =
        WalletArtifacts.wallet(program, "btc", "file")
            .field("kdf", KDF)
            .confidence(Confidence.MEDIUM);
    return unlocking.whole(outside, () -> attempt(salted, unlocking));
  }

  private static Optional<byte[]> salted(byte[] text) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(text);
      boolean shaped = bytes.length >= HEAD + Ciphers.BLOCK && bytes.length % Ciphers.BLOCK == 0;
      return shaped && Bytes.startsWith(bytes, SALTED) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /** Mode 22500: the salt and the first two blocks. */
  private static Artifact hashLine(byte[] salted) {
    String salt = Bytes.hex(Bytes.part(salted, SALTED.length, HEAD));
    String data = Bytes.hex(Arrays.copyOf(Bytes.part(salted, HEAD, salted.length), 2 * HEAD));
    String line = "$multibit$1*" + salt + "*" + data;
    return WalletArtifacts.hashLine("hashcat", "22500", line).confidence(Confidence.MEDIUM).build();
  }

  private static Optional<Unlocked<Inside>> attempt(byte[] salted, Unlocking unlocking)
      throws Exception {
    OpenSslKey kdf = new OpenSslKey(Bytes.part(salted, SALTED.length, HEAD));
    return unlocking.attempt(
        "wallet file",
        kdf,
        password -> {
          byte[] both = kdf.key(Passwords.low(password), KEY + Ciphers.BLOCK, () -> {});
          return Ciphers.cbcPadded(
                  Arrays.copyOf(both, KEY),
                  Bytes.part(both, KEY, both.length),
                  Bytes.part(salted, HEAD, salted.length))
              .flatMap(plain -> inside(plain, unlocking));
        });
  }

  private static Optional<Inside> inside(byte[] plain, Unlocking unlocking) {
    if (plain.length > 0 && plain[0] == '\n') {
      return BitcoinjReading.of(ByteView.of(plain), unlocking)
          .map(wallet -> new Inside(List.of(), wallet.network(), plain));
    }
    List<BitcoinKey> keys = new ArrayList<>();
    Optional<CoinNetwork> network = Optional.empty();
    for (String line : new String(plain, StandardCharsets.UTF_8).lines().toList()) {
      String first = line.strip().split("\\s+")[0];
      if (first.isEmpty() || first.startsWith("#")) {
        continue;
      }
      Optional<BitcoinKey> key = BitcoinKey.ofWif(first);
      if (key.isEmpty()) {
        return Optional.empty();
      }
      keys.add(key.get());
      network = network.or(() -> network(first));
    }
    return network.map(net -> new Inside(keys, net, plain));
  }

  private static Optional<CoinNetwork> network(String wif) {
    BitcoinKey key = BitcoinKey.ofWif(wif).orElseThrow();
    return Arrays.stream(CoinNetwork.values())
        .filter(net -> net.wif(key.secret(), key.compressed()).equals(wif))
        .findFirst()
        .or(() -> Base58.BITCOIN.decodeChecked(wif).map(any -> CoinNetwork.BTC));
  }

  /** Keys that were exported without a password. */
  private static void clear(Inside inside, ArtifactSink sink) {
    sink.emit(
        WalletArtifacts.wallet("MultiBit", inside.network().label(), "none")
            .field("keys", (long) inside.keys().size())
            .build());
    inside
        .keys()
        .forEach(key -> sink.emit(key.artifact(inside.network()).field("locked", false).build()));
  }

  private static void emit(Unlocked<Inside> unlocked, Unlocking unlocking) throws Exception {
    Inside inside = unlocked.content();
    if (inside.keys().isEmpty()) {
      BitcoinjReading.of(ByteView.of(inside.bytes()), unlocking)
          .orElseThrow()
          .emit(
              Optional.of(
                  new BitcoinjReading.Container("Bitcoin Wallet for Android", KDF, unlocked)));
      return;
    }
    unlocking
        .sink()
        .emit(
            WalletArtifacts.wallet("MultiBit", inside.network().label(), "file")
                .field("kdf", KDF)
                .field("keys", (long) inside.keys().size())
                .field(Unlocking.UNLOCKED_BY, unlocked.source())
                .build());
    for (BitcoinKey key : inside.keys()) {
      unlocking.sink().emit(key.artifact(inside.network()).field("locked", true).build());
    }
  }
}
