package org.dalel.plugins.wallets.electrum;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.testdata.DataFolder;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;

/** Wallets that Electrum made. */
class RealElectrumTest {

  @Test
  void findsAllThatElectrumSaysOfItsWallets() throws IOException {
    Path folder = SharedData.at("generated/electrum-4.3.4");
    JsonNode truth = new ObjectMapper().readTree(folder.resolve("ground-truth.json").toFile());
    for (JsonNode wallet : truth.get("wallets")) {
      Findings found = read(folder.resolve(wallet.get("file").asText()));
      assertThat(found.of("wallet")).as(wallet.get("file").asText()).hasSize(1);
      if (wallet.get("storage").asText().contains("BIE1")
          || wallet.get("storage").asText().contains("file encrypted")) {
        assertThat(found.only("hash-line").fields().get("mode")).isEqualTo("21700");
        continue;
      }
      assertThat(found.values("wallet-address", "address"))
          .containsAll(texts(wallet.get("receiving")))
          .containsAll(texts(wallet.get("change")));
      assertThat(found.values("extended-key", "key")).containsAll(texts(wallet.get("mpks")));
      assertThat(found.values("wallet-label", "label"))
          .containsExactlyInAnyOrderElementsOf(texts(wallet.path("labels")));
      assertThat(found.values("wallet-contact", "name"))
          .containsExactlyInAnyOrderElementsOf(texts(wallet.path("contacts")));
      assertThat(found.problems()).isEmpty();
    }
  }

  @Test
  void readsTheWalletsOfEveryVersion() throws IOException {
    Path folder = SharedData.at("wallets/electrum/electrum/test_storage_upgrade");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        Findings found = read(file);
        assertThat(found.of("wallet")).as(file.toString()).hasSize(1);
        assertThat(found.of("wallet-address")).as(file.toString()).hasSizeGreaterThan(2);
        assertThat(found.problems()).as(file.toString()).isEmpty();
      }
    }
  }

  @Test
  void countsTheHistoryOfAWalletInUse() throws IOException {
    Path folder = SharedData.at("wallets/electrum/electrum/test_storage_upgrade");
    Findings found = read(folder.resolve("client_3_3_8_xpub_with_realistic_history.gz"));
    assertThat(found.only("wallet").fields().get("network")).isEqualTo("btc-testnet");
    assertThat(found.of("wallet-address")).hasSize(132);
    assertThat(found.of("transfer")).hasSize(89);
    assertThat(found.values("transfer", "time")).hasSize(89).contains("2018-09-13T17:40:19Z");
  }

  private static Findings read(Path file) throws IOException {
    return ExtractorRun.of(new ElectrumWallet()).on(DataFolder.bytes(file));
  }

  private static List<String> texts(JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asText()));
    return texts;
  }
}
