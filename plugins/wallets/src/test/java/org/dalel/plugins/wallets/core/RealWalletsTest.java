package org.dalel.plugins.wallets.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dalel.api.Artifact;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wallets that the programs themselves made, against what these programs say of them. */
final class RealWalletsTest {

  private static final String LITECOIN = "generated/litecoin-core-0.21.2.1/";

  private static Findings of(String relative) throws Exception {
    return ExtractorRun.of(new CoreWallet()).on(SharedData.at(relative));
  }

  private static JsonNode json(String relative) throws Exception {
    return new ObjectMapper().readTree(SharedData.at(relative).toFile());
  }

  @ParameterizedTest
  @CsvSource({
    "wallets/altcoin-core/btcrecover/dogecoincore-1.14.2-wallet.dat, Dogecoin Core, doge, 203",
    "wallets/bitcoin-core/btcrecover/bitcoincore-wallet.dat, Bitcoin Core, btc, 201",
    "wallets/bitcoin-core/john-samples/wallet-password@12345.dat, Bitcoin Core, btc, 203",
    "generated/litecoin-core-0.21.2.1/main_legacy_enc.wallet.dat, Litecoin Core, ltc, 3003",
    "generated/litecoin-core-0.21.2.1/regtest_legacy_enc.wallet.dat, Litecoin Core, ltc-regtest, 3004"
  })
  void readsLockedWalletsOfBerkeleyDb(String file, String program, String network, int keys)
      throws Exception {
    Findings found = of(file);
    Artifact wallet = found.only(WalletType.WALLET.label());
    assertThat(wallet.fields())
        .containsEntry("program", program)
        .containsEntry("network", network)
        .containsEntry("encryption", "keys");
    assertThat(
            found.of(WalletType.ADDRESS.label()).stream()
                .filter(a -> a.fields().containsKey("public-key"))
                .count())
        .isEqualTo(keys);
    assertThat(found.problems()).isEmpty();
    assertThat(found.of(WalletType.PRIVATE_KEY.label())).isEmpty();
    assertThat(found.of(WalletType.HASH_LINE.label())).hasSize(1);
  }

  @Test
  void printsTheHashLinesAndLabelsOfLitecoin() throws Exception {
    for (JsonNode truth : json(LITECOIN + "ground-truth-mkey.json")) {
      Findings found = of(LITECOIN + truth.get("file").asText());
      assertThat(found.values(WalletType.HASH_LINE.label(), "line"))
          .contains(truth.get("hash").asText());
      for (JsonNode label : truth.get("labels")) {
        String text = label.get(1).asText();
        WalletType type =
            found.values(WalletType.LABEL.label(), "label").contains(text)
                ? WalletType.LABEL
                : WalletType.CONTACT;
        assertThat(found.of(type.label()).stream().map(Artifact::fields))
            .anyMatch(f -> f.containsValue(text) && f.containsValue(label.get(0).asText()));
      }
    }
  }

  @Test
  void derivesTheAddressesOfLitecoin() throws Exception {
    List<String> all =
        of(LITECOIN + "main_legacy_enc.wallet.dat").identifiers(WalletType.ADDRESS.label());
    assertThat(all)
        .contains(
            "ltc:LVJL4QFQvnBS6vpimCDQ5gSshP452UUpEm",
            "ltc:MSSyoSkGqxvD9HX886XgsKVVPhD8qPiD1D",
            "ltc:ltc1qgdwz37xjtj4pnn43gfgqqqqrelqj593cpe0k9c");
  }

  /** All addresses of a dump but those of MimbleWimble, which do not follow from a public key. */
  @ParameterizedTest
  @CsvSource({"regtest_legacy_plain", "regtest_legacy_enc"})
  void findsEveryAddressThatTheClientDumps(String name) throws Exception {
    Set<String> wanted = new TreeSet<>();
    for (String line : Files.readAllLines(SharedData.at(LITECOIN + name + ".dump.txt"))) {
      int at = line.indexOf("# addr=");
      if (at >= 0 && !line.startsWith("#")) {
        for (String address : line.substring(at + 7).split(" ")[0].split(",")) {
          if (!address.startsWith("tmweb")) {
            wanted.add("ltc:" + address);
          }
        }
      }
    }
    List<String> found =
        of(LITECOIN + name + ".wallet.dat").identifiers(WalletType.ADDRESS.label());
    assertThat(wanted).hasSizeGreaterThan(2000);
    wanted.removeAll(Set.copyOf(found));
    assertThat(wanted).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"regtest_legacy_plain", "regtest_legacy_enc"})
  void findsEveryTransactionThatTheClientLists(String name) throws Exception {
    Findings found = of(LITECOIN + name + ".wallet.dat");
    Set<Object> ids = Set.copyOf(found.values(WalletType.TRANSFER.label(), "txid"));
    for (JsonNode truth : json(LITECOIN + name + ".listtransactions.json")) {
      String id = truth.get("txid").asText();
      assertThat(ids).contains(id);
      Artifact transfer =
          found.of(WalletType.TRANSFER.label()).stream()
              .filter(t -> t.fields().get("txid").equals(id))
              .findFirst()
              .orElseThrow();
      long seconds = truth.get("time").asLong();
      assertThat(transfer.fields())
          .containsEntry("time", java.time.Instant.ofEpochSecond(seconds).toString())
          .containsEntry("block", truth.get("blockhash").asText());
      BigDecimal amount = truth.get("amount").decimalValue();
      BigDecimal fee = truth.path("fee").decimalValue();
      assertThat(new BigDecimal((String) transfer.fields().get("amount")))
          .isEqualByComparingTo(truth.has("fee") ? amount.add(fee) : amount);
      assertThat(transfer.fields().get("label")).isEqualTo(truth.path("comment").textValue());
    }
  }

  @Test
  void showsThePrivateKeysOfAnOpenWalletMaskedOnly() throws Exception {
    Findings found = of(LITECOIN + "regtest_legacy_plain.wallet.dat");
    List<String> secrets = new ArrayList<>();
    for (String line :
        Files.readAllLines(SharedData.at(LITECOIN + "regtest_legacy_plain.dump.txt"))) {
      if (line.matches("c[1-9A-HJ-NP-Za-km-z]{51} .*")) {
        secrets.add(line.substring(0, 52));
      }
    }
    Set<String> masks =
        secrets.stream()
            .map(s -> s.substring(0, 4) + "…" + s.substring(48))
            .collect(Collectors.toSet());
    assertThat(masks).hasSizeGreaterThan(2000);
    assertThat(found.values(WalletType.PRIVATE_KEY.label(), "masked")).containsAll(masks);
    String everything = found.all().toString();
    assertThat(secrets).noneMatch(everything::contains);
    assertThat(found.only(WalletType.WALLET.label()).fields()).containsEntry("encryption", "none");
  }

  @Test
  void readsDescriptorsFromSqlite() throws Exception {
    Findings found = of("wallets/bitcoin-core/btcrecover/bitcoincore-0.21.1-wallet.dat");
    assertThat(found.only(WalletType.WALLET.label()).fields())
        .containsEntry("network", "btc")
        .containsEntry("encryption", "keys")
        .containsEntry("kdf-iterations", 267_488L);
    assertThat(found.of(WalletType.EXTENDED_KEY.label())).hasSize(1);
    assertThat(found.values(WalletType.ADDRESS.label(), "form").stream().distinct())
        .containsExactlyInAnyOrder("p2pkh", "p2sh-p2wpkh", "p2wpkh");
    assertThat(found.only(WalletType.HASH_LINE.label()).fields().get("line"))
        .isEqualTo(
            "$bitcoin$64$d57eb66f53d15a0b95cb3514518ef83ce87b743ccafef31e1953a7fef0f88f42$16$11a9673bb6d75428$267488$2$00$2$00");
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void readsCopiesMadeWhileTheClientRan() throws Exception {
    for (String name : List.of("legacy_enc", "legacy_plain")) {
      Path file = SharedData.at(LITECOIN + "dirty/" + name + "/wallet.dat");
      Findings found = ExtractorRun.of(new CoreWallet()).on(file);
      assertThat(found.only(WalletType.WALLET.label()).fields())
          .containsEntry("network", "ltc-regtest");
    }
  }
}
