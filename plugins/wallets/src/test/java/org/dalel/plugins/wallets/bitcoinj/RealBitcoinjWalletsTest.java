package org.dalel.plugins.wallets.bitcoinj;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.plugins.wallets.artifact.Extraction;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wallets that bitcoinj and MultiBit made. */
final class RealBitcoinjWalletsTest {

  private static Extraction of(String relative) throws Exception {
    return Extraction.of(new BitcoinjWallet(), SharedData.at(relative));
  }

  @Test
  void findsWhatBitcoinjSaysOfItsWallets() throws Exception {
    String folder = "generated/bitcoinj-0.17.1/";
    for (JsonNode truth :
        new ObjectMapper().readTree(SharedData.at(folder + "ground-truth.json").toFile())) {
      Extraction found = of(folder + truth.get("file").asText());
      boolean locked = !truth.get("password").isNull();
      assertThat(found.only(WalletType.WALLET).fields())
          .containsEntry("network", "btc")
          .containsEntry("encryption", locked ? "keys" : "none");
      assertThat(found.identifiers(WalletType.ADDRESS))
          .contains("btc:" + truth.get("receive0").asText());
      assertThat(found.values(WalletType.EXTENDED_KEY, "key"))
          .contains(truth.get("account_xpub").asText());
      assertThat(found.values(WalletType.ADDRESS, "public-key"))
          .contains(truth.get("imported_pub").asText());
      assertThat(found.of(WalletType.HASH_LINE)).hasSize(locked ? 1 : 0);
      assertThat(found.of(WalletType.SEED_PHRASE)).hasSize(locked ? 0 : 1);
      assertThat(found.all().toString()).doesNotContain(truth.get("mnemonic").asText());
      assertThat(found.problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "wallets/multibit/btcrecover/multibit.wallet.bitcoinj.clear, none, 1",
    "wallets/multibit/btcrecover/multibit.wallet.bitcoinj.encrypted, keys, 1",
    "wallets/multibit/multibit/wallets/protobuf1.wallet, none, 1",
    "wallets/multibit/multibit/wallets/future.wallet, none, 1",
    "wallets/multibit/multibit/test1.wallet, none, 7"
  })
  void readsWalletsOfMultiBit(String file, String encryption, int addresses) throws Exception {
    Extraction found = of(file);
    assertThat(found.only(WalletType.WALLET).fields()).containsEntry("encryption", encryption);
    assertThat(found.of(WalletType.ADDRESS)).hasSize(addresses);
  }

  @Test
  void findsTheReceivingAddressesThatMultiBitLists() throws Exception {
    String folder = "wallets/multibit/multibit/";
    Path info = SharedData.at(folder + "test1.info");
    List<String> own =
        Files.readAllLines(info).stream()
            .filter(line -> line.startsWith("receive,"))
            .map(line -> "btc:" + URLDecoder.decode(line.split(",")[1], StandardCharsets.UTF_8))
            .toList();
    assertThat(of(folder + "test1.wallet").identifiers(WalletType.ADDRESS)).containsAll(own);
  }
}
