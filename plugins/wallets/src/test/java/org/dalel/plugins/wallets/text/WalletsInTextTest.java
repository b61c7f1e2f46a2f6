package org.dalel.plugins.wallets.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.dalel.api.Artifact;
import org.dalel.api.Confidence;
import org.dalel.api.Position;
import org.dalel.api.Secret;
import org.dalel.plugins.wallets.seed.SeedScanner;
import org.dalel.testkit.Findings;
import org.dalel.testkit.ScannerRun;
import org.junit.jupiter.api.Test;

class WalletsInTextTest {
  /** BIP-173. */
  private static final String SEGWIT = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";

  /** BIP-38, first test vector, unencrypted. */
  private static final String WIF = "5KN7MzqK5wt2TP1fQCYyHBtDrXdJuXbUzm4A9rKAteGu3Qi5CVR";

  /** BIP-39, test vectors. */
  private static final String PHRASE =
      "legal winner thank year wave sausage worth useful legal winner thank yellow";

  @Test
  void reportsEachAddressOnceWithAllItsPlaces() {
    String text = "Төлем: " + SEGWIT + "\n😀 тағы бір рет " + SEGWIT + "\n";
    List<Artifact> found = extract(text);
    assertThat(found).hasSize(1);
    Artifact address = found.get(0);
    assertThat(address.type()).isEqualTo("wallet-address");
    assertThat(address.fields())
        .containsEntry("chain", "btc")
        .containsEntry("address", SEGWIT)
        .containsEntry("occurrences", 2L)
        .containsEntry(
            "offsets", List.of((long) text.indexOf(SEGWIT), (long) text.lastIndexOf(SEGWIT)));
    assertThat(address.position()).isEqualTo(new Position.TextOffset(text.indexOf(SEGWIT)));
    assertThat(address.confidence()).isEqualTo(Confidence.HIGH);
    assertThat(address.identifiers())
        .singleElement()
        .satisfies(i -> assertThat(i.normalised()).isEqualTo("btc:" + SEGWIT));
  }

  @Test
  void showsOnlyTheEndsOfAPrivateKey() {
    List<Artifact> found = extract("key: " + WIF);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).type()).isEqualTo("private-key");
    assertThat(found.get(0).fields()).containsEntry("masked", "5KN7…5CVR");
    assertThat(found.get(0).toString()).doesNotContain(WIF.substring(4, 40));
  }

  @Test
  void showsOnlyTheEndsOfASeedPhrase() {
    List<Artifact> found = extract("my seed phrase:\n" + PHRASE);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).type()).isEqualTo("seed-phrase");
    assertThat(found.get(0).fields())
        .containsEntry("scheme", "bip39")
        .containsEntry("words", 12L)
        .containsEntry("masked", "lega…llow");
    assertThat(found.get(0).toString()).doesNotContain("sausage");
  }

  @Test
  void namesWhatIsFoundAsWalletFilesDo() {
    assertThat(keys("key: " + WIF)).startsWith("masked", "format", "derived", "kind", "chain");
    assertThat(keys("ledger " + SEGWIT)).startsWith("address", "kind", "chain", "form");
    assertThat(keys("my seed phrase:\n" + PHRASE)).startsWith("masked", "scheme", "words");
    assertThat(keys("key: " + WIF)).allMatch(name -> name.matches("[a-z-]+"));
  }

  private static Set<String> keys(String text) {
    return extract(text).get(0).fields().keySet();
  }

  @Test
  void findsNothingInOrdinaryText() {
    assertThat(extract("Кездесу сағат 15:00-де, мекенжай: Абай даңғылы 10. Call +7 701 234 56 78"))
        .isEmpty();
  }

  /** An Electrum wallet whose own address and seed its reader tells, with a note of the user. */
  @Test
  void leavesOutWhatTheReaderOfTheWalletFileTells() {
    String seed = "bitter grass shiver impose acquire brush forget axis eager alone wine silver";
    String wallet =
        """
        {"seed_version": 50, "wallet_type": "standard", "use_encryption": false,
         "addresses": {"receiving": ["%s"], "change": []},
         "keystore": {"type": "bip32", "seed": "%s", "seed_type": "segwit"},
         "labels": {"%s": "phrase of my ledger: %s"}}
        """
            .formatted(SEGWIT, seed, SEGWIT, PHRASE);

    assertThat(extract(" " + wallet))
        .as("no reader sees it")
        .extracting(Artifact::type)
        .containsOnly("wallet-address", "seed-phrase")
        .hasSizeGreaterThan(2);
    assertThat(extract(wallet))
        .singleElement()
        .satisfies(a -> assertThat(a.fields()).containsEntry("masked", "lega…llow"));
  }

  @Test
  void givesAPhraseInANoteTheAddressesOfItsWallet() {
    Artifact phrase = extract("my seed phrase:\n" + PHRASE).get(0);

    assertThat(phrase.fields()).containsKey("fingerprint");
    assertThat(phrase.identifiers())
        .as("BIP-84, first address of the phrase")
        .anyMatch(i -> i.raw().equals("m/84'/0'/0'/0/0"))
        .hasSizeGreaterThan(200);
  }

  @Test
  void offersAPhraseToWhatMayBeLocked() {
    Findings found = ScannerRun.of(WalletsInText::new).onText("my seed phrase:\n" + PHRASE);

    assertThat(found.offered())
        .containsExactly(new Secret(Secret.Kind.SEED_PHRASE, PHRASE, "text, bip39"));
  }

  /** Twelve words and nothing else: chance in 1 of 16, unless an address of them is elsewhere. */
  @Test
  void derivesFromTheFirstPhrasesOnlyThatMayBeChance() {
    List<Artifact> alone = extract(PHRASE);

    assertThat(alone).singleElement().satisfies(a -> assertThat(a.identifiers()).isNotEmpty());
    assertThat(alone.get(0).confidence()).isEqualTo(Confidence.LOW);

    List<Artifact> many = extract(String.join("\n\n", phrases(60)));

    assertThat(many).hasSize(60).allMatch(a -> a.confidence() == Confidence.LOW);
    assertThat(many).filteredOn(a -> !a.identifiers().isEmpty()).hasSize(20);
  }

  /** Different phrases whose check holds, between sentences. */
  private static List<String> phrases(int count) {
    List<String> words = List.of(PHRASE.split(" "));
    List<String> found = new ArrayList<>();
    SeedScanner scanner = new SeedScanner();
    for (int turn = 0; found.size() < count; turn++) {
      List<String> mixed = new ArrayList<>(words);
      Collections.shuffle(mixed, new Random(turn));
      String text = String.join(" ", mixed);
      if (scanner.scan(text).size() == 1 && !found.contains(text)) {
        found.add(text);
      }
    }
    return found.stream().map(text -> "Кездесу ертең. " + text + ". Сағат бесте.").toList();
  }

  private static List<Artifact> extract(String text) {
    Findings found = ScannerRun.of(WalletsInText::new).onText(text);
    assertThat(found.problems()).isEmpty();
    return found.all();
  }
}
