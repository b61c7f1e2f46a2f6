package org.dalel.plugins.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierScannerTest {

  private static final List<String> PIECES =
      List.of(
          "aida@mail.kz",
          "https://egov.kz/cms?x=1",
          "+7 701 234 56 78",
          "8 (7172) 70-12-34",
          "www.stat.gov.kz",
          "Сәлем,",
          "дүние",
          "icon@2x.png",
          "8.8.8.8",
          "(",
          ")",
          "[",
          "](",
          "'",
          "\"",
          "+",
          "@",
          "://",
          "http",
          "www.",
          "7",
          "8 ",
          "12-34",
          "%40",
          "\ud83d\ude00",
          "&quot;",
          "..",
          "\ud800",
          "әлия@пошта.қаз",
          "77012345678@s.whatsapp.net");

  @Test
  void findsInAConcatenationOfLinesWhatItFindsInEachLine() {
    Random random = new Random(2);
    for (int round = 0; round < 2_000; round++) {
      String first = line(random);
      String second = line(random);
      List<String> expected = new ArrayList<>();
      Scans.hits(first).forEach(hit -> expected.add(hit.start() + " " + hit.normalised()));
      Scans.hits(second)
          .forEach(hit -> expected.add(hit.start() + first.length() + 1 + " " + hit.normalised()));

      assertThat(Scans.hits(first + "\n" + second))
          .as("%s | %s", first, second)
          .extracting(hit -> hit.start() + " " + hit.normalised())
          .isEqualTo(expected);
    }
  }

  @Test
  void hitsAreInOrderAndDoNotOverlapAndQuoteTheText() {
    Random random = new Random(3);
    for (int round = 0; round < 2_000; round++) {
      String text = line(random);
      int floor = 0;
      for (Hit hit : Scans.hits(text)) {
        assertThat(hit.start()).as(text).isGreaterThanOrEqualTo(floor);
        assertThat(hit.raw()).isEqualTo(text.substring(hit.start(), hit.end()));
        floor = hit.end();
      }
    }
  }

  @Test
  void findsWhatLiesAcrossAWindow() {
    for (int before = 65_520; before < 65_540; before++) {
      assertThat(Scans.hits(" ".repeat(before) + "aida@mail.kz")).hasSize(1);
      assertThat(Scans.hits(" ".repeat(before) + "https://egov.kz/")).hasSize(1);
      assertThat(Scans.hits(" ".repeat(before) + "+7 701 234 56 78")).hasSize(1);
    }
  }

  /** Four times the text: quadratic work would take sixteen times as long, not four. */
  @Timeout(30)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "@",
        "+",
        "8",
        ".",
        "a@",
        "+7 ",
        "8 7 ",
        "7-",
        "://",
        "http://",
        "http://a.b(",
        "www.",
        "a.",
        "(",
        "http://a.kz/(",
        "a%",
        "'",
        "a@b.",
        "+(",
        "8(",
        "http://a.kz](",
        "+1234567"
      })
  void takesLinearTimeWhateverTheText(String unit) {
    String small = unit.repeat((1 << 17) / unit.length());
    Scans.hits(small);
    long once = fastest(small);
    long fourTimes = fastest(small.repeat(4));

    assertThat(fourTimes).as("%d ns, then", once).isLessThan(8 * once + 50_000_000L);
  }

  @Test
  void asksForPermissionToGoOn() {
    AtomicInteger asked = new AtomicInteger();
    new IdentifierScanner("x".repeat(1 << 20), new PhoneBook(), hit -> {})
        .scan(asked::incrementAndGet);

    assertThat(asked).hasValue(16);
  }

  /** Processor time, since other processes may hold up this one. */
  private static long fastest(String text) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      long start = threads.getCurrentThreadCpuTime();
      Scans.hits(text);
      fastest = Math.min(fastest, threads.getCurrentThreadCpuTime() - start);
    }
    return fastest;
  }

  private static String line(Random random) {
    StringBuilder line = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      line.append(PIECES.get(random.nextInt(PIECES.size())));
      line.append(random.nextBoolean() ? " " : "");
    }
    return line.toString();
  }
}
