package org.dalel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArtifactTest {

  @Test
  void copiesFieldsAndKeepsTheirOrder() {
    List<Object> list = new ArrayList<>(List.of(1, "two"));
    Artifact artifact =
        Artifact.of("web-visit").field("z", list).field("a", Map.of("n", (short) 3)).build();
    list.add("later");

    assertThat(artifact.fields().toString()).isEqualTo("{z=[1, two], a={n=3}}");
    assertThat(artifact.fields()).containsEntry("z", List.of(1L, "two"));
  }

  @Test
  void keepsUnpairedSurrogatesAsEscapes() {
    Artifact artifact = Artifact.of("note").field("t", "a\ud83db \ud83d\ude00").build();

    assertThat(artifact.fields()).containsEntry("t", "a\\ud83db \ud83d\ude00");
  }

  @Test
  void keepsTheOrderOfFieldsAndSortsMapsInsideThem() {
    Artifact artifact =
        Artifact.of("note")
            .field("z", Map.of("d", 1, "c", 2, "b", 3, "a", List.of(Map.of("y", 1, "x", 2))))
            .field("a", true)
            .build();

    assertThat(artifact.fields()).hasToString("{z={a=[{x=2, y=1}], b=3, c=2, d=1}, a=true}");
  }

  @Test
  void refusesWhatJsonCannotHold() {
    Artifact.Builder builder = Artifact.of("note").field("t", 1);

    assertThatThrownBy(() -> builder.field("x", new byte[0]))
        .hasMessage(
            "field 'x': expected a string, boolean, whole or finite number, list or map, found [B");
    assertThatThrownBy(() -> builder.field("x", List.of(Double.NaN)))
        .hasMessage("field 'x[0]': expected a finite number, found NaN");
    assertThatThrownBy(() -> builder.field("t", 2))
        .hasMessage("field 't': expected once, found twice");
    assertThatThrownBy(() -> Artifact.of("Web Visit").build())
        .hasMessageContaining("expected lower-case words joined by hyphens, found 'Web Visit'");
  }

  @Test
  void holdsTimesExactlyToTheNanosecond() {
    Instant early = Instant.parse("1677-09-22T00:00:00.000000001Z");

    assertThat(Event.at(early, Event.Kind.CREATED, "the first field").instant()).isEqualTo(early);
    assertThatThrownBy(
            () -> Event.at(Instant.parse("1601-01-01T00:00:00Z"), Event.Kind.CREATED, "x"))
        .hasMessage("event created: expected a time from 1677 to 2262, found 1601-01-01T00:00:00Z");
  }

  @Test
  void printsPositions() {
    assertThat(new Position.ByteOffset(0x1f40).printed()).isEqualTo("byte 0x1f40");
    assertThat(new Position.RecordNumber("urls", 12).printed()).isEqualTo("record urls#12");
    assertThat(new Position.TextOffset(310).printed()).isEqualTo("text 310");
    assertThat(new Position.WholeItem().printed()).isEqualTo("item");
  }
}
