package org.dalel.plugins.wallets.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Pbkdf2;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.json.Content;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;
import org.pf4j.Extension;

/**
 * The user's key at block.io, as its interface sends it before something is signed.
 *
 * <pre>
 *   user_key: public_key, encrypted_passphrase, algorithm: pbkdf2_salt, pbkdf2_iterations, aes_iv, aes_cipher, aes_auth_tag
 *   key = PBKDF2(hex of PBKDF2(PIN, salt, half of the rounds), salt, the other half)
 *   private key = SHA-256 of the bytes that the decrypted digits stand for
 * </pre>
 *
 * <p>Source: the published libraries of block.io; checked by opening two files. That the private
 * key has the public key of the file proves the PIN.
 */
@Extension
public final class BlockIoKey implements ArtifactExtractor {
  private static final int LARGEST = 1 << 20;
  private static final int MOST_KEY = 64;

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("block-io-key", "1.0.0")
                .interest(Interest.magic(Magic.text(0, "{")))
                .interest(Interest.mediaType("application/json")),
            WalletType.WALLET,
            WalletType.PRIVATE_KEY)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    Optional<Json> root =
        Content.of(file, LARGEST)
            .filter(bytes -> Content.contains(bytes, "encrypted_passphrase"))
            .map(bytes -> JsonReader.read(bytes).root());
    Json data = root.orElse(Json.MISSING).get("data");
    Json key = data.isPresent() ? data.get("user_key") : root.orElse(Json.MISSING).get("user_key");
    if (key.get("public_key").filled().isPresent()
        && key.get("encrypted_passphrase").filled().isPresent()) {
      emit(key, data.get("network").filled(), new Unlocking(context, sink));
    }
  }

  private static void emit(Json key, Optional<String> network, Unlocking unlocking)
      throws Exception {
    Json how = key.get("algorithm");
    Pbkdf2 kdf =
        new Pbkdf2(
            Pbkdf2.Hash.SHA256,
            how.get("pbkdf2_salt").text().orElse("").getBytes(StandardCharsets.UTF_8),
            how.get("pbkdf2_iterations").number().orElse(2048L));
    Optional<Unlocked<BitcoinKey>> opened =
        unlocking.wallet(
            WalletArtifacts.wallet("block.io", network.orElse("unknown"), "keys")
                .field("public-key", key.get("public_key").filled())
                .field("cipher", how.get("aes_cipher").filled())
                .field("kdf", "pbkdf2")
                .field("kdf-rounds", kdf.rounds()),
            () ->
                unlocking.attempt(
                    "user key", kdf, pin -> open(key, how, kdf, pin, unlocking.checkpoint())));
    opened.ifPresent(
        secret ->
            unlocking
                .sink()
                .emit(
                    coin(network)
                        .map(coin -> secret.content().artifact(coin))
                        .orElseGet(
                            () ->
                                WalletArtifacts.privateKey(
                                        "raw", Bytes.hex(secret.content().secret()))
                                    .field("public-key", key.get("public_key").filled()))
                        .field("locked", true)
                        .build()));
  }

  private static Optional<CoinNetwork> coin(Optional<String> network) {
    return network.flatMap(
        name ->
            switch (name) {
              case "BTC" -> Optional.of(CoinNetwork.BTC);
              case "BTCTEST" -> Optional.of(CoinNetwork.BTC_TESTNET);
              case "LTC" -> Optional.of(CoinNetwork.LTC);
              case "LTCTEST" -> Optional.of(CoinNetwork.LTC_TESTNET);
              case "DOGE" -> Optional.of(CoinNetwork.DOGE);
              case "DOGETEST" -> Optional.of(CoinNetwork.DOGE_TESTNET);
              default -> Optional.empty();
            });
  }

  private static Optional<BitcoinKey> open(
      Json key, Json how, Pbkdf2 kdf, String pin, Runnable checkpoint) {
    Pbkdf2 half = new Pbkdf2(kdf.hash(), kdf.salt(), Math.max(1, kdf.rounds() / 2));
    byte[] first =
        half.key(Passwords.utf8(pin), length(how, "pbkdf2_phase1_key_length", 16), checkpoint);
    byte[] second =
        half.key(
            Bytes.hex(first).getBytes(StandardCharsets.US_ASCII),
            length(how, "pbkdf2_phase2_key_length", 32),
            checkpoint);
    try {
      byte[] sealed = Base64.getDecoder().decode(key.get("encrypted_passphrase").text().orElse(""));
      byte[] publicKey = HexFormat.of().parseHex(key.get("public_key").text().orElse(""));
      return plain(how, second, sealed)
          .map(digits -> new String(digits, StandardCharsets.US_ASCII))
          .filter(digits -> digits.matches("(?:[0-9a-f]{2})+"))
          .flatMap(digits -> BitcoinKey.of(Digests.sha256(Bytes.ofHex(digits)), true))
          .filter(secret -> secret.fits(publicKey));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no Base64, no digits, or a vector of another length
    }
  }

  private static int length(Json how, String field, int usual) {
    return (int) Math.max(1, Math.min(MOST_KEY, how.get(field).number().orElse((long) usual)));
  }

  private static Optional<byte[]> plain(Json how, byte[] key, byte[] sealed) {
    byte[] iv = HexFormat.of().parseHex(how.get("aes_iv").text().orElse(""));
    return switch (how.get("aes_cipher").text().orElse("AES-256-ECB")) {
      case "AES-256-ECB" -> Ciphers.unpadded(Ciphers.ecb(key, sealed));
      case "AES-256-CBC" -> Ciphers.cbcPadded(key, iv, sealed);
      case "AES-256-GCM" ->
          Ciphers.gcm(
              key,
              iv,
              Bytes.join(
                  sealed, HexFormat.of().parseHex(how.get("aes_auth_tag").text().orElse(""))));
      default -> Optional.empty();
    };
  }
}
