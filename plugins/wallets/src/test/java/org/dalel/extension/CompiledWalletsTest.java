package org.dalel.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ByteHit;
import org.dalel.api.Position;
import org.dalel.api.ScanContext;
import org.dalel.api.ScanPlace;
import org.dalel.api.ScannerDescription;
import org.dalel.api.TextRun;
import org.dalel.api.TextScanner;
import org.dalel.api.TokenHit;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.seed.MadePhrases;
import org.dalel.plugins.wallets.seed.SeedPhrase;
import org.dalel.plugins.wallets.seed.SeedScanner;
import org.dalel.plugins.wallets.text.WalletsInText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is found in compiled code is what is found without, in text of many languages and noise. */
class CompiledWalletsTest {
  private static final String NATIVE = "dalel.digest.native";
  private static final String PHRASE = "phrase at ";

  private static final HostContext CONTEXT =
      new HostContext() {
        @Override
        public Duration timeLeft() {
          return Duration.ofHours(1);
        }

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  private final ScanWindows windows = new ScanWindows();
  private final Random random = new Random(2048);
  private ScanTeam compiled;
  private ScanTeam plain;
  private ScanTeam compiledText;
  private ScanTeam plainText;

  @BeforeEach
  void makeTeams() {
    assumeTrue(TextRows.areFound());
    compiled = team(ScanPlace.FREE);
    compiledText = team(ScanPlace.TEXT);
    System.setProperty(NATIVE, "false");
    try {
      assertThat(TextRows.areFound()).isFalse();
      plain = team(ScanPlace.FREE);
      plainText = team(ScanPlace.TEXT);
    } finally {
      System.clearProperty(NATIVE);
    }
  }

  private static ScanTeam team(ScanPlace place) {
    return ExtensionHost.ofScanners(ExtractionLimits.DEFAULT, List.of(Recorder::new))
        .scanners(place);
  }

  /**
   * Records what the scanner of wallets sees; the addresses of phrases would take most of the time.
   */
  private static final class Recorder implements TextScanner {
    static final SeedScanner SEEDS = new SeedScanner();
    private final List<String> found = new ArrayList<>();

    @Override
    public ScannerDescription description() {
      return new WalletsInText().description();
    }

    @Override
    public void token(TokenHit hit, ScanContext context, ArtifactSink sink) {
      found.add(hit.toString());
    }

    @Override
    public void text(TextRun run, ScanContext context, ArtifactSink sink) {
      for (SeedPhrase phrase : SEEDS.scan(run.text(), run.isAscii())) {
        if (run.owns(phrase.from())) {
          found.add(PHRASE + run.position(phrase.from()) + " " + phrase);
        }
      }
    }

    @Override
    public void bytes(ByteHit hit, ScanContext context, ArtifactSink sink) {
      found.add(hit.pattern() + " at " + hit.offset());
    }

    @Override
    public void finish(ScanContext context, ArtifactSink sink) {
      for (String one : found) {
        sink.emit(
            Artifact.of(WalletType.SEED_PHRASE.label())
                .field("found", one)
                .at(new Position.WholeItem())
                .build());
      }
    }
  }

  @Test
  void findsTheSameInBytesOfAnyKind() throws IOException {
    long phrases = 0;
    for (int round = 0; round < 1500; round++) {
      byte[] data = bytes();
      List<String> expected = inBytes(plain, data);
      phrases += count(expected);
      assertThat(inBytes(compiled, data)).isEqualTo(expected);
    }
    assertThat(phrases).as("phrases that were compared").isGreaterThan(500);
  }

  @Test
  void findsTheSameInTextOfDocuments() {
    long phrases = 0;
    for (int round = 0; round < 1500; round++) {
      String text = text();
      List<String> expected = inText(plainText, text);
      phrases += count(expected);
      assertThat(inText(compiledText, text)).as(text).isEqualTo(expected);
    }
    assertThat(phrases).as("phrases that were compared").isGreaterThan(500);
  }

  @Test
  void findsAPhraseOfEachLanguageAtEachAlignment() throws IOException {
    for (int list = 0; list < MadePhrases.lists(); list++) {
      for (int before = 0; before < 130; before += 1 + random.nextInt(3)) {
        String phrase = "Bitcoin wallet seed: " + laidOut(MadePhrases.of(list, random));
        byte[] data = new byte[before + 4 * phrase.length() + 70];
        Arrays.fill(data, before % 2 == 0 ? (byte) 0xfe : (byte) ' ');
        byte[] written = phrase.getBytes(encoding());
        System.arraycopy(written, 0, data, before, written.length);
        data[before + written.length] = 1;
        assertThat(inBytes(compiled, data)).as(phrase).isEqualTo(inBytes(plain, data));
      }
    }
  }

  /** The windows of a scan end at each mebibyte. */
  @Test
  void findsTheSameAcrossTheEndOfAWindow() throws IOException {
    long phrases = 0;
    for (int round = 0; round < 60; round++) {
      byte[] phrase = laidOut(MadePhrases.of(0, random)).getBytes(encoding());
      byte[] data = new byte[(1 << 20) + 5000];
      Arrays.fill(data, round % 2 == 0 ? (byte) 0 : (byte) '-');
      int at = (1 << 20) - random.nextInt(phrase.length + 1);
      System.arraycopy(phrase, 0, data, at, phrase.length);
      List<String> expected = inBytes(plain, data);
      phrases += count(expected);
      assertThat(inBytes(compiled, data)).isEqualTo(expected);
    }
    assertThat(phrases).isGreaterThan(40);
  }

  /** A phrase with one other character is one no longer, or another one. */
  @Test
  void findsTheSameInPhrasesWithADamagedCharacter() throws IOException {
    for (int round = 0; round < 1000; round++) {
      byte[] data =
          laidOut(MadePhrases.of(random.nextInt(MadePhrases.lists()), random)).getBytes(encoding());
      data[random.nextInt(data.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(inBytes(compiled, data)).isEqualTo(inBytes(plain, data));
    }
  }

  private static long count(List<String> found) {
    return found.stream().filter(one -> one.startsWith(PHRASE)).count();
  }

  private List<String> inBytes(ScanTeam team, byte[] data) throws IOException {
    Scan scan = team.begin(Optional.empty(), CONTEXT, name -> false, name -> {});
    windows.begin(
        (position, target, offset, length) -> {
          int got = (int) Math.min(length, data.length - position);
          System.arraycopy(data, (int) position, target, offset, got);
          return got;
        },
        0,
        data.length,
        0,
        data.length);
    while (windows.next()) {
      scan.window(windows);
    }
    return found(scan);
  }

  private static List<String> inText(ScanTeam team, String text) {
    Scan scan = team.begin(Optional.empty(), CONTEXT, name -> false, name -> {});
    scan.text(text);
    return found(scan);
  }

  private static List<String> found(Scan scan) {
    List<String> found = new ArrayList<>();
    for (Extraction one : scan.finish()) {
      assertThat(one.failure()).isEmpty();
      one.artifacts().forEach(artifact -> found.add(artifact.fields().get("found").toString()));
    }
    return found;
  }

  private Charset encoding() {
    return switch (random.nextInt(5)) {
      case 0 -> StandardCharsets.UTF_16LE;
      case 1 -> StandardCharsets.UTF_16BE;
      default -> StandardCharsets.UTF_8;
    };
  }

  /** Texts in several encodings, torn at any byte, and noise. */
  private byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int part = random.nextInt(5); part >= 0; part--) {
      byte[] text = text().getBytes(encoding());
      int torn = random.nextInt(3) == 0 ? random.nextInt(text.length + 1) : 0;
      out.write(text, torn, text.length - torn);
      byte[] noise = new byte[random.nextInt(70)];
      if (random.nextBoolean()) {
        random.nextBytes(noise);
      }
      out.writeBytes(noise);
    }
    return out.toByteArray();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int part = random.nextInt(4); part >= 0; part--) {
      String prose = Prose.ALL.get(random.nextInt(Prose.ALL.size()));
      text.append(prose, random.nextInt(20), prose.length() - random.nextInt(20));
      text.append(
          List.of(" ", "\n", "\u0007", "", "thisisnowordthisisnoword").get(random.nextInt(5)));
      if (random.nextInt(3) > 0) {
        text.append("wallet:\n");
        text.append(laidOut(MadePhrases.of(random.nextInt(MadePhrases.lists()), random)));
        text.append(List.of(".", "\n", " ", "\u0000").get(random.nextInt(4)));
      }
    }
    return text.toString();
  }

  private String laidOut(List<String> made) {
    List<String> words = made;
    switch (random.nextInt(6)) {
      case 0 -> words = made.stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
      case 1 ->
          words =
              made.stream().map(word -> Normalizer.normalize(word, Normalizer.Form.NFKD)).toList();
      default -> {}
    }
    List<String> all = words;
    int half = all.size() / 2;
    return switch (random.nextInt(10)) {
      case 0 -> String.join("\n", all);
      case 1 -> String.join("\r\n\r\n", all);
      case 2 -> "[\"" + String.join("\", \"", all) + "\"]";
      case 3 -> "| " + String.join(" | ", all) + " |";
      case 4 -> String.join("\u3000", all);
      case 5 ->
          IntStream.range(0, all.size())
              .mapToObj(i -> (i + 1) + ". " + all.get(i))
              .collect(Collectors.joining(random.nextBoolean() ? "\n" : " "));
      case 6 ->
          IntStream.range(0, half)
              .mapToObj(i -> all.get(i) + "\t" + all.get(half + i))
              .collect(Collectors.joining("\n"));
      case 7 -> "«" + String.join("» «", all) + "»";
      default -> String.join(" ".repeat(1 + random.nextInt(random.nextInt(6) + 1) * 4), all);
    };
  }
}
