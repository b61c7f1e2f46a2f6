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
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wallets that bitcoinj and MultiBit made. */
final class RealBitcoinjWalletsTest {

  private static Findings of(String relative) throws Exception {
    return ExtractorRun.of(new BitcoinjWallet()).on(SharedData.at(relative));
  }

  @Test
  void findsWhatBitcoinjSaysOfItsWallets() throws Exception {
    String folder = "generated/bitcoinj-0.17.1/";
    for (JsonNode truth :
        new ObjectMapper().readTree(SharedData.at(folder + "ground-truth.json").toFile())) {
      Findings found = of(folder + truth.get("file").asText());
      boolean locked = !truth.get("password").isNull();
      assertThat(found.only(WalletType.WALLET.label()).fields())
          .containsEntry("network", "btc")
          .containsEntry("encryption", locked ? "keys" : "none");
      assertThat(found.identifiers(WalletType.ADDRESS.label()))
          .contains("btc:" + truth.get("receive0").asText());
      assertThat(found.values(WalletType.EXTENDED_KEY.label(), "key"))
          .contains(truth.get("account_xpub").asText());
      assertThat(found.values(WalletType.ADDRESS.label(), "public-key"))
          .contains(truth.get("imported_pub").asText());
      assertThat(found.of(WalletType.HASH_LINE.label())).hasSize(locked ? 1 : 0);
      assertThat(found.of(WalletType.SEED_PHRASE.label())).hasSize(locked ? 0 : 1);
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
    Findings found = of(file);
    assertThat(found.only(WalletType.WALLET.label()).fields())
        .containsEntry("encryption", encryption);
    assertThat(found.of(WalletType.ADDRESS.label())).hasSize(addresses);
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
    assertThat(of(folder + "test1.wallet").identifiers(WalletType.ADDRESS.label()))
        .containsAll(own);
  }
}
