package org.dalel.plugins.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dalel.api.ArtifactExtractor;
import org.dalel.plugins.telephony.bank.CdrFile;
import org.dalel.plugins.telephony.bank.GatewayConfig;
import org.dalel.plugins.telephony.bank.ListExtractor;
import org.dalel.plugins.telephony.bank.MyIsamExtractor;
import org.dalel.plugins.telephony.bank.SqlDumpExtractor;
import org.dalel.plugins.telephony.bank.StatusExtractor;
import org.dalel.plugins.telephony.sim.PySimExport;
import org.dalel.plugins.telephony.sim.RawCard;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged copies of each sample: whatever is damaged, what can be read is told, and what cannot has
 * a name. {@code -Ddalel.mutants=500} tries as many of each.
 */
class MutantsTest {
  private static final Path SAMPLE = Path.of("src/test/resources/sample");
  private static final int MUTANTS = Integer.getInteger("dalel.mutants", 20);

  @TempDir private Path temp;

  static Stream<Arguments> samples() {
    String tables = "var/lib/mysql/scheduler/";
    return Stream.of(
        sample(PySimExport::new, "root/card.script", "root/card.script"),
        sample(RawCard::new, "card/2FE2.bin", "card/6F3C.bin"),
        sample(RawCard::new, "card/2FE2.bin", "card/6F3A.bin"),
        sample(SqlDumpExtractor::new, "root/scheduler.sql", "root/scheduler.sql"),
        sample(MyIsamExtractor::new, tables + "call_record.frm", tables + "call_record.frm"),
        sample(MyIsamExtractor::new, tables + "call_record.frm", tables + "call_record.MYI"),
        sample(MyIsamExtractor::new, tables + "receive.frm", tables + "receive.MYD"),
        sample(MyIsamExtractor::new, tables + "sim.frm", tables + "sim.MYD"),
        sample(StatusExtractor::new, "gateway/status.json", "gateway/status.json"),
        sample(GatewayConfig::new, "gateway/goip.txt", "gateway/goip.txt"),
        sample(ListExtractor::new, "gateway/cards.csv", "gateway/cards.csv"),
        sample(
            CdrFile::new,
            "var/log/asterisk/cdr-csv/Master.csv",
            "var/log/asterisk/cdr-csv/Master.csv"));
  }

  private static Arguments sample(
      Supplier<ArtifactExtractor> extractor, String shown, String damaged) {
    return Arguments.of(extractor, shown, damaged);
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("samples")
  void keepsWhatCanBeReadAndNamesWhatCannot(
      Supplier<ArtifactExtractor> extractor, String shown, String damaged) throws IOException {
    copy(SAMPLE, temp);
    assertThat(found(run(extractor.get(), shown))).as("the sample itself").isPositive();
    byte[] sound = Files.readAllBytes(temp.resolve(damaged));
    Random random = new Random(damaged.hashCode());
    int withFindings = 0;
    for (int i = 0; i < MUTANTS; i++) {
      Files.write(temp.resolve(damaged), mutant(sound, random, i));
      long begun = System.nanoTime();
      try {
        withFindings += found(run(extractor.get(), shown)) > 0 ? 1 : 0;
      } catch (AssertionError e) {
        assertThat(e.getCause())
            .as("mutant %d of %s", i, damaged)
            .isInstanceOf(UncheckedIOException.class);
        assertThat(e.getCause().getCause().getMessage()).contains("expected", "found");
      }
      assertThat(System.nanoTime() - begun)
          .as("mutant %d of %s", i, damaged)
          .isLessThan(20_000_000_000L);
    }
    assertThat(withFindings).as("mutants that still tell something").isGreaterThan(MUTANTS / 4);
  }

  private Findings run(ArtifactExtractor extractor, String shown) {
    return ExtractorRun.of(extractor).inFolder(temp, "/" + shown);
  }

  private static int found(Findings findings) {
    return findings.all().size() + findings.rows().size();
  }

  /** Bytes changed, a stretch overwritten, cut off, doubled or taken out. */
  private static byte[] mutant(byte[] sound, Random random, int kind) {
    byte[] mutant = sound.clone();
    int at = random.nextInt(sound.length);
    int length = Math.min(sound.length - at, 1 + random.nextInt(64));
    switch (kind % 5) {
      case 0 -> {
        for (int i = 0; i <= random.nextInt(8); i++) {
          mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
        }
      }
      case 1 -> Arrays.fill(mutant, at, at + length, (byte) (random.nextBoolean() ? 0xff : 0));
      case 2 -> mutant = Arrays.copyOf(sound, at);
      case 3 -> {
        mutant = Arrays.copyOf(sound, sound.length + length);
        System.arraycopy(sound, at, mutant, at + length, sound.length - at);
      }
      default -> {
        System.arraycopy(sound, at + length, mutant, at, sound.length - at - length);
        mutant = Arrays.copyOf(mutant, sound.length - length);
      }
    }
    return mutant.length == 0 ? "x".getBytes(StandardCharsets.US_ASCII) : mutant;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file).toString()));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
