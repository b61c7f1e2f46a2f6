package org.dalel.plugins.wallets.keystore;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
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
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.json.Content;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;
import org.pf4j.Extension;

/**
 * Key files of Solana's command line ({@code id.json}): an array of 64 numbers, the Ed25519 seed
 * and its public key; believed only when the one gives the other.
 */
@Extension
public final class SolanaKeyFile implements ArtifactExtractor {

  private static final int LARGEST = 1024;
  private static final int SEED = 32;

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("solana-key-file", "1.0.0")
                .scope(Scope.CONTENT)
                .interest(Interest.magic(Magic.text(0, "["))),
            WalletType.WALLET,
            WalletType.ADDRESS,
            WalletType.PRIVATE_KEY)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    Content.of(file, LARGEST)
        .map(bytes -> JsonReader.read(bytes).root())
        .flatMap(SolanaKeyFile::pair)
        .ifPresent(pair -> emit(pair, sink));
  }

  private static void emit(byte[] pair, ArtifactSink sink) {
    String address = Base58.BITCOIN.encode(Arrays.copyOfRange(pair, SEED, 2 * SEED));
    sink.emit(
        WalletArtifacts.wallet("Solana key file", "sol", "none").field("addresses", 1).build());
    sink.emit(WalletArtifacts.address(Chain.SOL, address, "account").build());
    sink.emit(
        WalletArtifacts.privateKey("ed25519-pair", Base58.BITCOIN.encode(pair))
            .field("of", address)
            .build());
  }

  private static Optional<byte[]> pair(Json array) {
    List<Long> numbers =
        array.items().stream()
            .map(Json::number)
            .flatMap(Optional::stream)
            .filter(number -> number >= 0 && number <= 255)
            .toList();
    if (numbers.size() != 2 * SEED || array.items().size() != 2 * SEED) {
      return Optional.empty();
    }
    byte[] pair = new byte[2 * SEED];
    for (int i = 0; i < pair.length; i++) {
      pair[i] = numbers.get(i).byteValue();
    }
    byte[] publicKey = new byte[SEED];
    Ed25519.generatePublicKey(pair, 0, publicKey, 0);
    return Arrays.equals(publicKey, 0, SEED, pair, SEED, 2 * SEED)
        ? Optional.of(pair)
        : Optional.empty();
  }
}
