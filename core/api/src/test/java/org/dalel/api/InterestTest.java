package org.dalel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterestTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"TeamViewer/Connections.txt", "**\\TeamViewer\\Connections.txt", "C:/a", ""})
  void refusesPatternsThatNoPathCanMeet(String glob) {
    assertThatThrownBy(() -> Interest.path(glob))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("begins with '/' or '**/'")
        .hasMessageContaining("found '" + glob + "'");
    assertThatThrownBy(() -> Interest.folder(glob)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesPatternsOverWholePaths() {
    assertThat(Interest.path("**/a/*.txt", "/etc/hosts", "*/b").paths()).hasSize(3);
  }

  @Test
  void aSentenceThatIsTooShortIsToldHowLongItShouldBe() {
    assertThatThrownBy(() -> new ArtifactType("thing", "A thing."))
        .hasMessageContaining("of 10 characters or more")
        .hasMessageContaining("found 'A thing.'");
  }
}
