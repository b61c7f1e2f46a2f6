package org.dalel.plugins.wallets.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dalel.api.Artifact;
import org.dalel.api.RecordState;
import org.dalel.api.Secret;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.testdata.DataFolder;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stores that real browsers and wallets wrote, against what is known of them. */
final class RealExtensionsTest {

  private static final String METAMASK = "wallets/metamask/";

  private static JsonNode truth(String of) throws Exception {
    Path file = SharedData.at("generated/" + of + "/ground-truth.json");
    return new ObjectMapper().readTree(file.toFile()).get("vaults");
  }

  /** The line of a vault by the published form, made from the truth alone. */
  private static String line(JsonNode truth, String name) throws Exception {
    JsonNode vault = new ObjectMapper().readTree(truth.get(name).asText());
    JsonNode rounds = vault.at("/keyMetadata/params/iterations");
    return "$metamask$"
        + (rounds.isMissingNode() ? "" : "rounds=" + rounds.asInt() + "$")
        + String.join(
            "$", vault.get("salt").asText(), vault.get("iv").asText(), vault.get("data").asText());
  }

  private static void holdsTheTruth(Findings found, JsonNode truth) {
    assertThat(found.identifiers("wallet-address"))
        .containsExactlyInAnyOrder(
            "evm:" + truth.get("a0").asText(), "evm:" + truth.get("a1").asText());
    assertThat(found.only("transfer").fields())
        .containsEntry("amount", "1")
        .containsEntry("asset", "ETH")
        .containsEntry("time", "2023-11-14T22:13:21Z");
    assertThat(found.only("wallet-contact").fields()).containsEntry("name", "supplier");
    assertThat(found.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"profile", "profile-live-copy"})
  void findsThreeGenerationsInChromium(String copy) throws Exception {
    Findings found =
        ExtractorRun.of(new ChromiumSettings())
            .inFolder(
                SharedData.at("generated/chromium-156/" + copy),
                "/Default/Local Extension Settings/igaplollkmgjhfmpjcdacdibfaipapeg");
    JsonNode truth = truth("chromium-156");
    holdsTheTruth(found, truth);
    assertThat((List<?>) found.only("wallet").fields().get("vault-generations"))
        .satisfiesExactly(
            g -> assertThat(g).asString().startsWith("superseded, record 000003.log#1,"),
            g -> assertThat(g).asString().startsWith("superseded, record 000003.log#43,"),
            g -> assertThat(g).asString().startsWith("live, record 000003.log#45,"));
    assertThat(found.only("wallet").fields())
        .containsEntry("program", "unknown extension")
        .containsEntry("kdf-rounds", 900_000L)
        .containsEntry("installed", "2026-11-21T19:36:46.939303Z");
    assertThat(found.of("hash-line"))
        .extracting(a -> a.fields().get("line"), Artifact::state)
        .containsExactlyInAnyOrder(
            tuple(line(truth, "v10"), RecordState.WAL),
            tuple(line(truth, "v600"), RecordState.LIVE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"profile", "profile-live-copy"})
  void readsFirefox(String copy) throws Exception {
    Findings found =
        ExtractorRun.of(new FirefoxDatabase())
            .inFolder(
                SharedData.at("generated/firefox-esr-153/" + copy),
                "/storage/default/moz-extension+++95b28929-6864-4597-8a41-a88e10793f10"
                    + "^userContextId=4294967295/idb/3647222921wleabcEoxlt-eengsairo.sqlite");
    JsonNode truth = truth("firefox-esr-153");
    holdsTheTruth(found, truth);
    assertThat(found.only("wallet").fields())
        .containsEntry("extension-id", "vault-fixture@example.test")
        .containsEntry("extension-version", "1.0");
    assertThat(found.only("hash-line").fields()).containsEntry("line", line(truth, "v600"));
  }

  @ParameterizedTest
  @CsvSource({
    "/nkbihfbeogaeaoehlefnkodbefgpgknn, MetaMask, 2, 16",
    "/metamask/fnjhmkhhmkbjkkabndcnnogagogbneec, Ronin Wallet, 2, 2"
  })
  void readsCopiedStores(String folder, String program, long vaults, int generations)
      throws Exception {
    Findings found =
        ExtractorRun.of(new LooseStore())
            .inFolder(SharedData.at(METAMASK + "btcrecover"), folder + "/000003.log");
    assertThat(found.only("wallet").fields())
        .containsEntry("program", program)
        .containsEntry("vaults", vaults);
    assertThat((List<?>) found.only("wallet").fields().get("vault-generations"))
        .hasSize(generations);
    assertThat(found.identifiers("wallet-address"))
        .containsExactly("evm:0x66F9C09118B1C726BC24811a611baf60af42070A");
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void readsALogThatStandsAlone() throws Exception {
    Findings found =
        ExtractorRun.of(new LooseStore())
            .inFolder(
                SharedData.at(METAMASK + "vault-decryptor"),
                "/chromium-120.0.6099.71-macos-arm64/000003.log");
    assertThat(found.only("wallet").fields())
        .containsEntry("version", "11.6.3")
        .containsEntry("kdf-rounds", 600_000L);
    assertThat(found.only("wallet-address").fields())
        .containsEntry("label", "Account 1")
        .containsEntry("keyring", "HD Key Tree");
  }

  @Test
  void readsMetaMask10(@TempDir Path root) throws Exception {
    String folder = "nkbihfbeogaeaoehlefnkodbefgpgknn-v10_11_3";
    Path from = SharedData.at(METAMASK + "btcrecover/" + folder);
    Path to = Files.createDirectories(root.resolve(folder));
    for (String name : List.of("CURRENT", "MANIFEST-000001")) {
      Files.copy(from.resolve(name), to.resolve(name));
    }
    Files.write(to.resolve("000003.log"), DataFolder.bytes(from.resolve("000003.log.gz")));
    Findings found = ExtractorRun.of(new LooseStore()).inFolder(root, "/" + folder + "/000003.log");
    assertThat(found.only("wallet").fields())
        .containsEntry("program", "MetaMask")
        .containsEntry("first-version", "10.11.3")
        .containsEntry("vaults", 2L);
    assertThat(found.values("hash-line", "generation")).containsExactly("live");
    assertThat(found.identifiers("wallet-address"))
        .containsExactly("evm:0x62Ad822292708E8Dc4018469cD3A01F60369eb38");
    assertThat(found.of("wallet-contact")).isEmpty();
  }

  private static Secret password(String value) {
    return new Secret(Secret.Kind.PASSWORD, value, "given by the examiner");
  }

  /** Both vaults of the profile hold the same phrase; what they hold is told once. */
  @Test
  void opensEveryVaultWithItsPassword() throws Exception {
    JsonNode truth = truth("chromium-156");
    Findings found =
        ExtractorRun.of(new ChromiumSettings())
            .secrets(password("wrong"), password(truth.get("password").asText()))
            .inFolder(
                SharedData.at("generated/chromium-156/profile"),
                "/Default/Local Extension Settings/igaplollkmgjhfmpjcdacdibfaipapeg");
    assertThat(found.only("wallet").fields()).containsEntry("unlocked-by", "given by the examiner");
    assertThat(found.attempts()).hasSize(2).allMatch(attempt -> attempt.opened().isPresent());
    assertThat(found.offered())
        .extracting(Secret::value)
        .containsOnly(truth.get("mnemonic").asText());
    assertThat(found.all().toString()).doesNotContain(truth.get("mnemonic").asText());
    assertThat(found.only("seed-phrase").fields())
        .containsEntry("masked", "lice…mage")
        .containsEntry("generation", "live")
        .containsEntry("place", "000003.log@0xc5c7b");
    assertThat(found.of("wallet-address"))
        .filteredOn(a -> a.fields().containsKey("locked"))
        .extracting(a -> a.fields().get("address"))
        .contains(truth.get("a0").asText());
  }

  @Test
  void opensVaultsOfAnOlderPassword() throws Exception {
    Findings found =
        ExtractorRun.of(new LooseStore())
            .secrets(password("btcr-test-password"), password("password"))
            .inFolder(
                SharedData.at(METAMASK + "btcrecover"),
                "/nkbihfbeogaeaoehlefnkodbefgpgknn/000003.log");
    assertThat(found.attempts())
        .extracting(attempt -> attempt.opened().map(Secret::value).orElse(""))
        .containsExactlyInAnyOrder("password", "btcr-test-password");
    assertThat(found.only("seed-phrase").fields()).containsEntry("masked", "ocea… boy");
  }
}
