package org.dalel.plugins.anydesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;

class TraceExtractorTest {
  private static final Path SAMPLE = Path.of("src/test/resources/sample");
  private static final String TRACE = "/Users/aida/AppData/Roaming/AnyDesk/ad.trace";

  @Test
  void namesWhoCameInAndFromWhere() {
    Findings found = ExtractorRun.of(new TraceExtractor()).inFolder(SAMPLE, TRACE);

    assertThat(found.identifiers("remote-session"))
        .containsExactly("anydesk:442226597", "192.0.2.21", "anydesk:442226597");
    assertThat(found.all().get(1).events().get(0).instant())
        .isEqualTo(Instant.parse("2026-03-02T04:39:26.845Z"));
    assertThat(found.all())
        .extracting(step -> step.position().printed())
        .startsWith("record line#3");
    assertThat(found.problems()).singleElement().asString().contains("line#5", "2026-13-02");
  }

  @Test
  void countsEmptyLinesAtTheStartToo() throws Exception {
    String trace = Files.readString(Path.of(SAMPLE + TRACE));

    Findings found = ExtractorRun.of(new TraceExtractor()).on(("\r\n\n" + trace).getBytes(UTF_8));

    assertThat(found.all())
        .extracting(step -> step.position().printed())
        .startsWith("record line#5");
  }
}
