package org.dalel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dalel.api.Artifact;
import org.dalel.api.Event;
import org.dalel.api.Identifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsTest {

  @TempDir Path folder;

  private static final Artifact RICH =
      Artifact.of("finding")
          .field("name", "a \"қ\"\n")
          .field("more", Map.of("list", List.of(1, true, 0.5)))
          .atByte(16)
          .identifier(Identifier.mentioned(Identifier.Kind.EMAIL, "A@b.kz", "a@b.kz"))
          .event(Event.at(Instant.EPOCH, Event.Kind.SENT, "header Date"))
          .build();

  private static final Artifact PLAIN = Artifact.of("other-finding").field("name", "b").build();

  private static Findings findings(Artifact... artifacts) {
    return new Findings(List.of(artifacts), List.of("item: cut"), List.of(), List.of());
  }

  @Test
  void areAskedByType() {
    Findings found = findings(RICH, PLAIN, RICH);
    assertThat(found.of("finding")).containsExactly(RICH, RICH);
    assertThat(found.only("other-finding")).isEqualTo(PLAIN);
    assertThat(found.values("other-finding", "name")).containsExactly("b");
    assertThat(found.values("other-finding", "more")).isEmpty();
    assertThat(found.identifiers("finding")).containsExactly("a@b.kz", "a@b.kz");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> found.only("finding"))
        .withMessageStartingWith("expected one finding, found 2: ");
  }

  @Test
  void arePrintedOneALineInAnOrderOfTheirOwn() {
    assertThat(findings(PLAIN, RICH).lines())
        .isEqualTo(findings(RICH, PLAIN).lines())
        .containsExactly(
            "{\"problem\":\"item: cut\"}",
            "{\"type\":\"finding\",\"position\":\"byte 0x10\",\"state\":\"live\","
                + "\"confidence\":\"high\",\"fields\":{\"name\":\"a \\\"қ\\\"\\u000a\","
                + "\"more\":{\"list\":[1,true,0.5]}},\"identifiers\":[{\"kind\":\"email\","
                + "\"normalised\":\"a@b.kz\",\"raw\":\"A@b.kz\",\"role\":\"mentioned\"}],"
                + "\"events\":[{\"time\":\"1970-01-01T00:00:00Z\",\"kind\":\"sent\","
                + "\"description\":\"header Date\"}]}",
            "{\"type\":\"other-finding\",\"position\":\"item\",\"state\":\"live\","
                + "\"confidence\":\"high\",\"fields\":{\"name\":\"b\"}}");
  }

  @Test
  void areComparedWithAGoldenFile() throws Exception {
    Path golden = folder.resolve("golden.jsonl");
    Files.write(golden, findings(RICH, PLAIN).lines());
    findings(PLAIN, RICH).assertMatches(golden);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> findings(PLAIN, PLAIN).assertMatches(golden))
        .withMessageContaining("\n - {\"type\":\"finding\"")
        .withMessageContaining("\n + {\"type\":\"other-finding\"");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> findings().assertMatches(folder.resolve("none")))
        .withMessageContaining("run with -Ddalel.golden=write to make it");
  }
}
