package org.dalel.plugins.wallets.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.plugins.wallets.derive.Derivation;
import org.dalel.plugins.wallets.derive.DerivedAddress;
import org.junit.jupiter.api.Test;

/** Phrases that other libraries and programs made. */
class RealPhrasesTest {

  private static final SeedScanner SCANNER = new SeedScanner();

  @Test
  void findsEveryPhraseOfTheVectorsInTheirFile() throws IOException {
    Path file = SharedData.at("generated/address-vectors/vectors.json");
    List<String> found =
        SCANNER.scan(Files.readString(file)).stream().map(p -> decomposed(p.phrase())).toList();

    JsonNode root = new ObjectMapper().readTree(file.toFile());
    for (JsonNode phrase : root.get("mnemonics")) {
      assertThat(found).contains(decomposed(phrase.get("words").asText()));
    }
  }

  private static String decomposed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD);
  }

  @Test
  void findsTheMoneroSeedsAndTheirAddresses() throws IOException {
    Path folder = SharedData.at("generated/monero-0.18.0.0-mainnet-offline");
    String facts = Files.readString(folder.resolve("ground-truth.json"));
    for (String name : List.of("main_en.create.txt", "main_ru.create.txt")) {
      String log = Files.readString(folder.resolve(name));
      SeedPhrase phrase = SCANNER.scan(log).get(0);

      List<DerivedAddress> derived = new Derivation().ofPhrase(phrase, "", 1);

      assertThat(phrase.scheme()).isEqualTo(Scheme.MONERO);
      assertThat(derived).hasSize(6);
      assertThat(facts + log).contains(derived.get(0).canonical());
    }
  }
}
