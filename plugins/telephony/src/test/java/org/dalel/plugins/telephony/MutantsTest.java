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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dalel.api.ArtifactExtractor;
import org.dalel.plugins.telephony.bank.CdrFile;
import org.dalel.plugins.telephony.bank.GatewayConfig;
import org.dalel.plugins.telephony.bank.InnoDbExtractor;
import org.dalel.plugins.telephony.bank.ListExtractor;
import org.dalel.plugins.telephony.bank.MyIsamExtractor;
import org.dalel.plugins.telephony.bank.SqlDumpExtractor;
import org.dalel.plugins.telephony.bank.StatusExtractor;
import org.dalel.plugins.telephony.phone.CarrierSettings;
import org.dalel.plugins.telephony.phone.SubscriberDatabase;
import org.dalel.plugins.telephony.sim.PySimExport;
import org.dalel.plugins.telephony.sim.PySimRead;
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

  /** Why a damaged copy can tell nothing without a problem. */
  private static final Map<String, String> SILENCE =
      Map.of(
          "root/card.script", "cut before the first file of the card",
          "root/read.ok", "cut before the first number",
          "var/lib/mysql/scheduler/call_record.frm", "columns of other names: another table",
          "var/lib/mysql/innodb/sim.frm", "columns of other names: another table",
          "phone/telephony.db", "tables of other names: another database",
          "phone/CellularUsage.db", "tables of other names: another database",
          "phone/Info.plist", "without numbers of a card: of any program",
          "phone/com.apple.commcenter.plist", "names of other settings",
          "gateway/goip.txt", "cut before the first setting",
          "gateway/cards.csv", "bytes that are no text have no lines");

  @TempDir private Path temp;

  static Stream<Arguments> samples() {
    String tables = "var/lib/mysql/scheduler/";
    String spaces = "var/lib/mysql/innodb/";
    return Stream.of(
        sample(PySimExport::new, "root/card.script", "root/card.script", 95),
        sample(RawCard::new, "card/2FE2.bin", "card/6F3C.bin", 95),
        sample(RawCard::new, "card/2FE2.bin", "card/6F3A.bin", 95),
        sample(SqlDumpExtractor::new, "root/scheduler.sql", "root/scheduler.sql", 95),
        sample(MyIsamExtractor::new, tables + "call_record.frm", tables + "call_record.frm", 35),
        sample(MyIsamExtractor::new, tables + "call_record.frm", tables + "call_record.MYI", 95),
        sample(MyIsamExtractor::new, tables + "receive.frm", tables + "receive.MYD", 95),
        sample(MyIsamExtractor::new, tables + "sim.frm", tables + "sim.MYD", 95),
        sample(InnoDbExtractor::new, spaces + "receive.ibd", spaces + "receive.ibd", 65),
        sample(InnoDbExtractor::new, spaces + "sim.ibd", spaces + "sim.ibd", 70),
        sample(InnoDbExtractor::new, spaces + "sim.ibd", spaces + "sim.frm", 35),
        sample(SubscriberDatabase::new, "phone/telephony.db", "phone/telephony.db", 45),
        sample(SubscriberDatabase::new, "phone/CellularUsage.db", "phone/CellularUsage.db", 55),
        sample(
            CarrierSettings::new,
            "phone/com.apple.commcenter.plist",
            "phone/com.apple.commcenter.plist",
            30),
        sample(CarrierSettings::new, "phone/Info.plist", "phone/Info.plist", 40),
        sample(PySimRead::new, "root/read.ok", "root/read.ok", 95),
        sample(StatusExtractor::new, "gateway/status.json", "gateway/status.json", 85),
        sample(GatewayConfig::new, "gateway/goip.txt", "gateway/goip.txt", 95),
        sample(ListExtractor::new, "gateway/cards.csv", "gateway/cards.csv", 55),
        sample(
            CdrFile::new,
            "var/log/asterisk/cdr-csv/Master.csv",
            "var/log/asterisk/cdr-csv/Master.csv",
            95));
  }

  /**
   * @param least how many of a hundred damaged copies still tell something, measured with 20 and
   *     with 300 of them; of a small binary file, one wrong place can be the end of all
   */
  private static Arguments sample(
      Supplier<ArtifactExtractor> extractor, String shown, String damaged, int least) {
    return Arguments.of(extractor, shown, damaged, least);
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("samples")
  void keepsWhatCanBeReadAndNamesWhatCannot(
      Supplier<ArtifactExtractor> extractor, String shown, String damaged, int least)
      throws IOException {
    copy(SAMPLE, temp);
    assertThat(found(run(extractor.get(), shown))).as("the sample itself").isPositive();
    byte[] sound = Files.readAllBytes(temp.resolve(damaged));
    Random random = new Random(damaged.hashCode());
    int withFindings = 0;
    List<Integer> silent = new ArrayList<>();
    for (int i = 0; i < MUTANTS; i++) {
      Files.write(temp.resolve(damaged), mutant(sound, random, i));
      long begun = System.nanoTime();
      try {
        Findings findings = run(extractor.get(), shown);
        withFindings += found(findings) > 0 ? 1 : 0;
        if (found(findings) == 0 && findings.problems().isEmpty()) {
          silent.add(i);
        }
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
    assertThat(withFindings)
        .as("mutants that still tell something")
        .isGreaterThanOrEqualTo(MUTANTS * least / 100);
    if (SILENCE.containsKey(damaged)) {
      assertThat(silent).as("mutants that tell nothing").hasSizeLessThan(1 + MUTANTS / 2);
    } else {
      assertThat(silent).as("mutants that tell nothing and do not say why").isEmpty();
    }
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
