package org.dalel.plugins.wallets.keystore;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
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
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.EvmAddress;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.json.Content;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;
import org.dalel.plugins.wallets.json.JsonText;
import org.pf4j.Extension;

/**
 * Ethereum keystores of version 3 (Web3 Secret Storage Definition), as Geth, Parity, ethers and
 * many wallets write them, and wallets of the presale of 2014. The address may be missing, which is
 * Parity's and Geth's privacy mode.
 */
@Extension
public final class EthereumKeystore implements ArtifactExtractor {

  private static final int LARGEST = 64 << 10;

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("ethereum-keystore", "1.0.0")
                .scope(Scope.CONTENT)
                .interest(Interest.magic(Magic.text(0, "{")))
                .interest(Interest.mediaType("application/json")),
            WalletType.WALLET,
            WalletType.ADDRESS,
            WalletType.PRIVATE_KEY,
            WalletType.SEED_PHRASE,
            WalletType.HASH_LINE)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    Optional<byte[]> bytes = Content.of(file, LARGEST);
    if (bytes.isEmpty() || !isCandidate(bytes.get())) {
      return;
    }
    JsonText text = JsonReader.read(bytes.get());
    Json root = text.root();
    Json crypto = root.getIgnoringCase("crypto");
    boolean found = true;
    if (isKeystore(crypto)) {
      keystore(root, crypto, new Unlocking(context, sink));
    } else if (isPresale(root)) {
      presale(root, new Unlocking(context, sink));
    } else {
      found = false;
    }
    if (found) {
      text.damage().ifPresent(d -> sink.problem(new Position.WholeItem(), said(d)));
    }
  }

  private static String said(String damage) {
    return "Ethereum keystore: " + damage + "; what stands before is reported";
  }

  private static boolean isCandidate(byte[] bytes) {
    return Content.contains(bytes, "ciphertext") || Content.contains(bytes, "encseed");
  }

  private static boolean isKeystore(Json crypto) {
    return crypto.get("ciphertext").text().filter(EthereumKeystore::isHex).isPresent()
        && crypto.get("kdf").text().isPresent()
        && crypto.get("kdfparams").isObject()
        && crypto.get("mac").text().isPresent();
  }

  private static boolean isPresale(Json root) {
    return root.get("encseed").text().filter(EthereumKeystore::isHex).isPresent()
        && root.get("ethaddr").text().filter(EthereumKeystore::isHex).isPresent();
  }

  private static boolean isHex(String text) {
    return text.matches("(0x)?([0-9a-fA-F]{2})+");
  }

  private static void keystore(Json root, Json crypto, Unlocking unlocking) throws Exception {
    Optional<String> address = address(root.get("address"));
    Json words = root.get("x-ethers");
    Artifact.Builder wallet =
        WalletArtifacts.wallet("Ethereum keystore", "evm", "keys")
            .field("version", root.get("version").written().orElse("unknown"))
            .field("client", words.get("client").text())
            .field("id", root.get("id").text())
            .field("name", root.get("name").filled())
            .field("cipher", crypto.get("cipher").text())
            .field("kdf", Kdf.describe(crypto.get("kdf").text().orElse(""), crypto))
            .field("path", words.get("path").text())
            .field("seed-phrase-inside", words.get("mnemonicCiphertext").isPresent())
            .field("created", created(words.get("gethFilename").text().orElse("")))
            .field("address-hidden", address.isEmpty());
    address.ifPresent(a -> unlocking.sink().emit(account(a, words.get("path").text())));
    line(crypto)
        .map(h -> WalletArtifacts.hashLine(h.format(), h.mode(), h.line()).build())
        .ifPresent(unlocking.sink()::emit);
    KeystoreLock lock = new KeystoreLock(root, crypto);
    unlocking
        .wallet(wallet, () -> lock.open(unlocking))
        .ifPresent(key -> lock.emit(key.content(), address, unlocking));
  }

  private static Artifact account(String address, Optional<String> path) {
    return WalletArtifacts.address(Chain.EVM, address, "account").field("path", path).build();
  }

  private static void presale(Json root, Unlocking unlocking) throws Exception {
    ArtifactSink sink = unlocking.sink();
    Artifact.Builder wallet =
        WalletArtifacts.wallet("Ethereum presale wallet", "evm", "keys")
            .field("version", "2014")
            .field("kdf", "PBKDF2-HMAC-SHA256, 2000 rounds")
            .field("email", root.get("email").filled())
            .field("bitcoin-address", root.get("btcaddr").filled());
    address(root.get("ethaddr")).ifPresent(a -> sink.emit(account(a, Optional.empty())));
    root.get("btcaddr")
        .filled()
        .ifPresent(a -> sink.emit(WalletArtifacts.address(Chain.BTC, a, "p2pkh").build()));
    presaleLine(root)
        .map(line -> WalletArtifacts.hashLine("hashcat", "16300", line).build())
        .ifPresent(sink::emit);
    unlocking
        .wallet(wallet, () -> KeystoreLock.presale(root, unlocking))
        .ifPresent(key -> sink.emit(key.content().accountArtifact().field("locked", true).build()));
  }

  private static Optional<String> presaleLine(Json root) {
    return root.get("bkp")
        .text()
        .filter(check -> check.length() >= 32)
        .map(
            check ->
                "$ethereum$w*"
                    + root.get("encseed").text().orElse("")
                    + "*"
                    + root.get("ethaddr").text().orElse("")
                    + "*"
                    + check.substring(0, 32));
  }

  private static Optional<String> address(Json text) {
    return text.text()
        .map(a -> a.toLowerCase(Locale.ROOT).replaceFirst("^0x", ""))
        .filter(a -> a.matches("[0-9a-f]{40}"))
        .map(a -> EvmAddress.checksummed(Bytes.ofHex(a)));
  }

  /** Time of a name such as {@code UTC--2026-11-21T19-35-35.0Z--2daa97...}. */
  private static Optional<String> created(String name) {
    String[] parts = name.split("--");
    boolean shaped =
        parts.length == 3 && parts[1].matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d\\.\\d+Z");
    if (!shaped) {
      return Optional.empty();
    }
    try {
      String time = parts[1].substring(0, 11) + parts[1].substring(11).replace('-', ':');
      return Optional.of(Instant.parse(time).toString());
    } catch (DateTimeParseException noTime) {
      return Optional.empty();
    }
  }

  private record Line(String format, String mode, String line) {

    /** Hashcat takes salts of 32 bytes only, John the Ripper any. */
    static Line of(String mode, String line, String salt) {
      return salt.length() == 64
          ? new Line("hashcat", mode, line)
          : new Line("john", "ethereum", line);
    }
  }

  /** Modes 15700 (scrypt) and 15600 (PBKDF2) take a key of AES-128-CTR only. */
  private static Optional<Line> line(Json crypto) {
    Json parameters = crypto.get("kdfparams");
    String salt = hex(parameters.get("salt"));
    String rest = "*" + salt + "*" + hex(crypto.get("ciphertext")) + "*" + hex(crypto.get("mac"));
    boolean counter = crypto.get("cipher").text().filter("aes-128-ctr"::equals).isPresent();
    String kdf = crypto.get("kdf").text().orElse("");
    if (counter && kdf.equals("scrypt")) {
      String cost = written(parameters, "n") + "*" + written(parameters, "r");
      return Optional.of(
          Line.of("15700", "$ethereum$s*" + cost + "*" + written(parameters, "p") + rest, salt));
    }
    boolean known = parameters.get("prf").text().filter("hmac-sha256"::equals).isPresent();
    return counter && known && kdf.equals("pbkdf2")
        ? Optional.of(Line.of("15600", "$ethereum$p*" + written(parameters, "c") + rest, salt))
        : Optional.empty();
  }

  private static String hex(Json text) {
    return text.text().orElse("").toLowerCase(Locale.ROOT).replaceFirst("^0x", "");
  }

  private static String written(Json parameters, String name) {
    return parameters.get(name).written().orElse("");
  }
}
