package org.dalel.plugins.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dalel.api.ArtifactExtractor;
import org.dalel.plugins.wallets.armory.ArmoryWallet;
import org.dalel.plugins.wallets.bitcoinj.BitcoinjWallet;
import org.dalel.plugins.wallets.bither.BitherWallet;
import org.dalel.plugins.wallets.coinomi.CoinomiWallet;
import org.dalel.plugins.wallets.core.CoreWallet;
import org.dalel.testkit.ExtractorRun;
import org.junit.jupiter.api.Test;

/** Other databases, archives and documents are not taken for wallets. */
final class NoWalletElsewhereTest {

  private static final int HEAD = 4096;
  private static final long LARGEST = 32L << 20;

  private static List<ArtifactExtractor> extractors() {
    return List.of(
        new CoreWallet(),
        new BitcoinjWallet(),
        new ArmoryWallet(),
        new BitherWallet(),
        new CoinomiWallet());
  }

  @Test
  void claimsEachWalletOnceAndNothingElse() throws Exception {
    Path data = SharedData.at("");
    List<String> claims = new ArrayList<>();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(NoWalletElsewhereTest::isSmall).sorted().toList()) {
        for (ArtifactExtractor extractor : extractors()) {
          if (ExtractorRun.wants(
                  extractor, "/" + data.relativize(file), "application/octet-stream", head(file))
              && !ExtractorRun.of(extractor).on(file).all().isEmpty()) {
            claims.add(extractor.description().id() + " " + data.relativize(file));
          }
        }
      }
    }
    String core = "core-wallet ";
    String bitcoinj = "bitcoinj-wallet ";
    String litecoin = core + "generated/litecoin-core-0.21.2.1/";
    assertThat(claims)
        .containsExactlyInAnyOrder(
            litecoin + "dirty/legacy_enc/wallet.dat",
            litecoin + "dirty/legacy_plain/wallet.dat",
            litecoin + "main_legacy_enc.wallet.dat",
            litecoin + "regtest_legacy_enc.wallet.dat",
            litecoin + "regtest_legacy_plain.wallet.dat",
            core + "wallets/altcoin-core/btcrecover/dogecoincore-1.14.2-wallet.dat",
            core + "wallets/bitcoin-core/btcrecover/bitcoincore-0.21.1-wallet.dat",
            core + "wallets/bitcoin-core/btcrecover/bitcoincore-wallet.dat",
            core + "wallets/bitcoin-core/john-samples/wallet-password@12345.dat",
            bitcoinj + "generated/bitcoinj-0.17.1/encrypted_scrypt.wallet",
            bitcoinj + "generated/bitcoinj-0.17.1/plain.wallet",
            bitcoinj + "wallets/multibit/btcrecover/multibit.wallet.bitcoinj.clear",
            bitcoinj + "wallets/multibit/btcrecover/multibit.wallet.bitcoinj.encrypted",
            bitcoinj + "wallets/multibit/multibit/test1.wallet",
            bitcoinj + "wallets/multibit/multibit/wallets/future.wallet",
            bitcoinj + "wallets/multibit/multibit/wallets/protobuf1.wallet",
            "armory-wallet wallets/armory/btcrecover/armory-wallet.wallet",
            "bither-wallet wallets/bither/btcrecover/bither-wallet.db",
            "coinomi-wallet wallets/coinomi/btcrecover/coinomi.wallet.android");
  }

  private static boolean isSmall(Path file) {
    try {
      return Files.isRegularFile(file) && Files.isReadable(file) && Files.size(file) <= LARGEST;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD);
    }
  }
}
