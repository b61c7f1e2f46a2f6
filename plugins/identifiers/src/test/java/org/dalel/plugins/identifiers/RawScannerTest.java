package org.dalel.plugins.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dalel.api.Artifact;
import org.dalel.api.Position;
import org.dalel.api.TextEncoding;
import org.dalel.api.TextRun;
import org.dalel.testkit.ScannerRun;
import org.junit.jupiter.api.Test;

class RawScannerTest {

  private static List<String> found(byte[] bytes) {
    return ScannerRun.of(TextIdentifiers::new).onFreeSpace(bytes).all().stream()
        .map(a -> a.fields().get("value") + " " + a.position().printed())
        .toList();
  }

  private static List<String> found(String text) {
    return found(("\0\1" + text + "\0").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void findsWhatIsMarkedInEachEncoding() {
    String text = "Хат: aida@mail.kz, сілтеме https://example.kz/a және +7 701 234 56 78;";
    assertThat(found(text))
        .containsExactly(
            "aida@mail.kz byte 0xa", "https://example.kz/a byte 0x27", "+77012345678 byte 0x45");
    assertThat(found(("\0" + text + "\0").getBytes(StandardCharsets.UTF_16LE)))
        .extracting(line -> line.split(" ")[0])
        .containsExactly("aida@mail.kz", "https://example.kz/a", "+77012345678");
  }

  @Test
  void leavesOutWhatBytesAreFullOf() {
    assertThat(found("8 (701) 234-56-78 87012345678 7 701 234 56 78")).isEmpty();
    assertThat(found("............x@b.de............")).isEmpty();
    assertThat(found("............qw@eRtY.Com............")).isEmpty();
    assertThat(found("root@localhost user@host.internal")).isEmpty();
  }

  @Test
  void givesOneArtifactForARangeHoweverOftenItStandsThere() {
    String text = "bolat@example.org\0".repeat(50);
    List<Artifact> all =
        ScannerRun.of(TextIdentifiers::new)
            .onFreeSpace(text.getBytes(StandardCharsets.UTF_8))
            .all();
    assertThat(all).hasSize(1);
    assertThat(all.get(0).fields()).containsEntry("occurrences", 50L);
  }

  /** Cut anywhere, with the text around: each once, as in one piece. */
  @Test
  void findsEachOnceInPartsThatOverlap() {
    StringBuilder text = new StringBuilder();
    Random random = new Random(4);
    for (int i = 0; i < 400; i++) {
      text.append(" ".repeat(random.nextInt(40)))
          .append("name%d@example.kz www.site%d.kz/path?a=%d +7701234%04d\n".formatted(i, i, i, i));
    }
    List<String> whole = hits(text.toString(), text.length(), 0);
    assertThat(whole).hasSizeGreaterThan(1_000);
    for (int part : new int[] {997, 1_500, 4_001}) {
      assertThat(hits(text.toString(), part, 600)).isEqualTo(whole);
    }
  }

  private static List<String> hits(String text, int part, int margin) {
    List<String> hits = new ArrayList<>();
    for (int from = 0; from < text.length(); from += part) {
      int first = Math.max(0, from - margin);
      int to = Math.min(text.length(), from + part);
      String window = text.substring(first, Math.min(text.length(), to + margin));
      TextRun run =
          new TextRun(
              window, from - first, to - first, TextEncoding.UTF_8, Position.ByteOffset::new);
      new RawScanner(
              run, new PhoneBook(), hit -> hits.add(first + hit.start() + " " + hit.normalised()))
          .scan();
    }
    return hits;
  }
}
