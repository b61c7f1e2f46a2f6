package org.dalel.plugins.wallets.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SeedScannerTest {

  private static final SeedScanner SCANNER = new SeedScanner();

  /** BIP-39, test vectors of the reference implementation. */
  private static final String PHRASE =
      "ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic";

  private static final List<String> WORDS = List.of(PHRASE.split(" "));

  @ParameterizedTest
  @CsvSource({
    "BIP39,abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon"
        + " about",
    "BIP39,legal winner thank year wave sausage worth useful legal winner thank yellow",
    "BIP39,zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong",
    "BIP39,gravity machine north sort system female filter attitude volume fold club stay feature"
        + " office ecology stable narrow fog",
    "BIP39,hamster diagram private dutch cause delay private meat slide toddler razor book happy"
        + " fancy gospel tennis maple dilemma loan word shrug inflict delay length",
    "BIP39,そつう　れきだい　ほんやく　わかす　りくつ　ばいか　ろせん　やちん　そつう　れきだい　ほんやく　わかめ",
    "ELECTRUM2,wild father tree among universe such mobile favorite target dynamic credit identify",
    "SLIP39,duckling enlarge academic academic agency result length solution fridge kidney coal"
        + " piece deal husband erode duke ajar critical decision keyboard"
  })
  void findsPublishedPhrases(Scheme scheme, String phrase) {
    assertThat(SCANNER.scan("x1 - " + phrase + " / is it"))
        .extracting(SeedPhrase::scheme, found -> decomposed(found.phrase()))
        .contains(tuple(scheme, decomposed(phrase)));
  }

  private static String decomposed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD);
  }

  @Test
  void findsAPhraseOfElectrum1OnlyWhereItIsSpokenOf() {
    String phrase =
        "powerful random nobody notice nothing important anyway look away hidden message over";

    assertThat(SCANNER.scan("\"" + phrase + "\"")).isEmpty();
    assertThat(SCANNER.scan("My electrum seed:\n" + phrase))
        .extracting(SeedPhrase::scheme)
        .containsExactly(Scheme.ELECTRUM1);
  }

  static Stream<String> layouts() {
    IntStream places = IntStream.range(0, WORDS.size());
    String numbered =
        places.mapToObj(i -> (i + 1) + ". " + WORDS.get(i)).collect(Collectors.joining("\n"));
    String twoColumns =
        IntStream.range(0, 6)
            .mapToObj(
                i -> (i + 1) + ". " + WORDS.get(i) + "    " + (i + 7) + ". " + WORDS.get(i + 6))
            .collect(Collectors.joining("\r\n"));
    String downColumns =
        IntStream.range(0, 4)
            .mapToObj(i -> WORDS.get(i) + "\t" + WORDS.get(i + 4) + "\t" + WORDS.get(i + 8))
            .collect(Collectors.joining("\n"));
    return Stream.of(
        PHRASE,
        PHRASE.toUpperCase(Locale.ROOT),
        String.join("\n", WORDS),
        String.join("\r\n\r\n", WORDS),
        String.join(", ", WORDS),
        String.join(" - ", WORDS),
        String.join("\t", WORDS),
        String.join("\u3000", WORDS),
        "[\"" + String.join("\", \"", WORDS) + "\"]",
        numbered,
        numbered.replace("\n", " "),
        twoColumns,
        downColumns,
        "| " + String.join(" | ", WORDS) + " |",
        "seed phrase: " + PHRASE + "\nsecret code: 1",
        "seed phrase\n\n" + PHRASE,
        PHRASE + "\n" + PHRASE.replace("ozone", "zone"));
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void findsAPhraseInEveryLayout(String text) {
    assertThat(SCANNER.scan("Note of 2024: " + text + "\n"))
        .filteredOn(found -> found.scheme() == Scheme.BIP39)
        .extracting(SeedPhrase::words)
        .contains(WORDS);
  }

  static Stream<WordList> lists() {
    return WordList.all().stream()
        .filter(list -> list.scheme() == Scheme.BIP39 || list.scheme() == Scheme.MONERO);
  }

  @ParameterizedTest
  @MethodSource("lists")
  void findsPhrasesOfEveryLanguage(WordList list) {
    Random random = new Random(list.language().hashCode());
    int length = list.scheme() == Scheme.MONERO ? 25 : 12;
    for (int round = 0; round < 20; round++) {
      List<String> words = phrase(list, length, random);
      for (String text :
          List.of(
              String.join(" ", words),
              decomposed(String.join("\n", words)),
              String.join("\u3000", words))) {
        assertThat(SCANNER.scan("(" + text + ")"))
            .as(text)
            .anySatisfy(
                found -> {
                  assertThat(found.words()).isEqualTo(words);
                  assertThat(found.languages()).contains(list.language());
                  assertThat(found.scheme()).isEqualTo(list.scheme());
                });
      }
    }
  }

  private static List<String> phrase(WordList list, int length, Random random) {
    while (true) {
      int[] indexes = random.ints(length, 0, list.words().size()).toArray();
      if (length == 25) {
        indexes[24] = indexes[random.nextInt(24)];
      }
      List<String> words = new PhraseJudge(list).words(indexes);
      boolean valid =
          length == 25 ? Checks.isMonero(words, list.prefix()) : Checks.isBip39(indexes);
      if (valid && !new PhraseJudge(list).judge(indexes).isEmpty()) {
        return words;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lists")
  void takesAWordListForNoPhrase(WordList list) {
    List<String> words = list.words();
    assertThat(SCANNER.scan(String.join("\n", words))).isEmpty();
    for (int perLine : new int[] {4, 8, 12, 24, 25}) {
      StringBuilder table = new StringBuilder();
      for (int i = 0; i < words.size(); i++) {
        table
            .append('"')
            .append(words.get(i))
            .append(i % perLine == perLine - 1 ? "\",\n" : "\", ");
      }
      assertThat(SCANNER.scan(table)).as(perLine + " a line").isEmpty();
    }
  }

  @Test
  void refusesWordsWithAWrongChecksumAndTextThatRepeatsItself() {
    assertThat(SCANNER.scan("seed: " + PHRASE.replace("picnic", "pill"))).isEmpty();
    assertThat(
            SCANNER.scan("list base address index base address start end start end base address"))
        .isEmpty();
  }

  @Test
  void namesBothChineseListsWhenTheyShareTheirCharacters() {
    WordList simplified =
        WordList.all().stream()
            .filter(list -> list.language().equals("chinese-simplified"))
            .findFirst()
            .orElseThrow();
    List<String> shared = List.of("的", "一", "是", "在", "不", "了", "有", "和", "人", "中", "大");
    String found =
        simplified.words().stream()
            .map(last -> String.join(" ", shared) + " " + last)
            .filter(text -> SCANNER.scan(text).stream().anyMatch(p -> p.languages().size() == 2))
            .findFirst()
            .orElse("");

    assertThat(found).isNotEmpty();
  }

  @Test
  void takesAnyTextWithoutThrowing() {
    Random random = new Random(9);
    String pieces = "abcdefg \n\t1.,:\"жеңあか의一\u0301\ud83d\udc00ÀéÿﬁＡ";
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(400);
      while (text.length() < length) {
        text.append(
            random.nextInt(4) == 0
                ? WORDS.get(random.nextInt(12)) + " "
                : pieces.charAt(random.nextInt(pieces.length())));
      }
      SCANNER.scan(text);
    }
  }

  /** Steps by hashes of words are only a quicker way to the same. */
  @Test
  void findsInAsciiWhatItFindsInAnyText() {
    Random random = new Random(8);
    List<List<String>> lists =
        WordList.all().stream()
            .map(list -> list.words().stream().filter(SeedScannerTest::isAscii).toList())
            .filter(words -> words.size() > 1000)
            .toList();
    int phrases = 0;
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      for (int part = random.nextInt(30); part >= 0; part--) {
        List<String> list = lists.get(random.nextInt(lists.size()));
        for (int word = random.nextInt(14); word >= 0; word--) {
          text.append(list.get(random.nextInt(list.size()))).append(gap(random));
        }
        text.append(random.nextInt(8) == 0 ? PHRASE : "Neither one").append(gap(random));
      }
      List<SeedPhrase> found = SCANNER.scan(text, true);
      phrases += found.size();
      assertThat(found).isEqualTo(SCANNER.scan(text, false));
    }
    assertThat(phrases).as("phrases that were compared").isGreaterThan(300);
  }

  private static String gap(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> "\n" + random.nextInt(30) + ". ";
      case 1 -> " - " + ".".repeat(random.nextInt(18));
      case 2 -> "\u0007";
      default -> " ";
    };
  }

  private static boolean isAscii(String word) {
    return word.chars().allMatch(c -> c < 0x80);
  }
}
