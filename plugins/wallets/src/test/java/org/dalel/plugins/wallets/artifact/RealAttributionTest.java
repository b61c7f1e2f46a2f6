package org.dalel.plugins.wallets.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dalel.api.Artifact;
import org.dalel.api.Identifier;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.plugins.wallets.electrum.ElectrumWallet;
import org.dalel.plugins.wallets.text.WalletsInText;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.dalel.testkit.ScannerRun;
import org.junit.jupiter.api.Test;

/** What follows from a phrase or key, against the addresses that the wallets' own programs gave. */
class RealAttributionTest {

  private static final Pattern DUMPED = Pattern.compile("^(\\w{52}) .*# addr=(\\S+)");

  private static Set<String> identifiers(Artifact artifact) {
    return artifact.identifiers().stream().map(Identifier::normalised).collect(Collectors.toSet());
  }

  private static JsonNode electrum() throws IOException {
    Path truth = SharedData.at("generated/electrum-4.3.4/ground-truth.json");
    return new ObjectMapper().readTree(truth.toFile()).get("wallets");
  }

  @Test
  void derivesTheAddressesOfElectrumsWalletsFromTheirSeedsInANote() throws IOException {
    int compared = 0;
    for (JsonNode wallet : electrum()) {
      if (wallet.path("wallet_type").asText().equals("standard") && wallet.hasNonNull("seed")) {
        String note = "12 words of the wallet: " + wallet.get("seed").asText();
        List<Artifact> found = ScannerRun.of(WalletsInText::new).onText(note).of("seed-phrase");
        Set<String> derived =
            found.stream().flatMap(a -> identifiers(a).stream()).collect(Collectors.toSet());
        List<String> expected = new ArrayList<>();
        wallet.get("receiving").forEach(a -> expected.add("btc:" + a.asText()));
        for (int i = 0; i < 5; i++) {
          expected.add("btc:" + wallet.get("change").get(i).asText());
        }
        assertThat(derived).as(wallet.get("file").asText()).containsAll(expected);
        compared++;
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(3);
  }

  @Test
  void derivesTheAddressesOfAWatchingWalletFromItsPublicKey() throws IOException {
    Path file = SharedData.at("generated/electrum-4.3.4/watchonly_xpub");
    JsonNode truth = null;
    for (JsonNode wallet : electrum()) {
      truth = wallet.path("file").asText().equals("watchonly_xpub") ? wallet : truth;
    }
    Findings found = ExtractorRun.of(new ElectrumWallet()).on(file);

    Set<String> expected = new HashSet<>();
    truth.get("receiving").forEach(a -> expected.add("btc:" + a.asText()));
    assertThat(identifiers(found.only("extended-key"))).containsAll(expected);
  }

  @Test
  void derivesTheFirstAddressesOfTheDumpedRootKey() throws IOException {
    Path dump = SharedData.at("generated/litecoin-core-0.21.2.1/regtest_legacy_plain.dump.txt");
    List<String> lines = Files.readAllLines(dump, StandardCharsets.UTF_8);
    String root =
        lines.stream()
            .filter(line -> line.startsWith("# extended private masterkey: "))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElseThrow();
    Set<String> first =
        lines.stream()
            .filter(line -> line.matches(".* hdkeypath=m/0'/0'/1?[0-9]'"))
            .filter(line -> !line.contains("tmweb"))
            .map(line -> line.replaceFirst(".*# addr=(\\S+) .*", "ltc:$1"))
            .collect(Collectors.toSet());

    Set<String> derived = identifiers(new KeyArtifacts().extendedKey(root).build());

    assertThat(first).hasSizeGreaterThan(10);
    assertThat(first).allSatisfy(a -> assertThat(a.split(",")).anyMatch(derived::contains));
  }

  /** dumpwallet of Litecoin Core: each key with one of its addresses. */
  @Test
  void derivesTheAddressOfEachDumpedKey() throws IOException {
    Path dump = SharedData.at("generated/litecoin-core-0.21.2.1/regtest_legacy_plain.dump.txt");
    int compared = 0;
    for (String line : Files.readAllLines(dump, StandardCharsets.UTF_8)) {
      Matcher key = DUMPED.matcher(line);
      // addresses of MimbleWimble need a key of their own
      if (key.find() && !key.group(2).startsWith("tmweb") && compared < 200) {
        Artifact artifact = new KeyArtifacts().privateKey("wif", key.group(1)).build();
        Set<String> known =
            Set.of(key.group(2).split(",")).stream()
                .map(address -> "ltc:" + address)
                .collect(Collectors.toSet());
        assertThat(identifiers(artifact)).as(key.group(2)).containsAnyElementsOf(known);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(50);
  }
}
