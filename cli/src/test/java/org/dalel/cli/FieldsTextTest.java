package org.dalel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldsTextTest {

  @Test
  void beginsWithWhatWasFound() {
    assertThat(
            FieldsText.of(
                "{\"value\":\"1abc\",\"chain\":\"btc\",\"offsets\":[7,9],\"occurrences\":2}"))
        .isEqualTo("1abc  chain=btc, occurrences=2");
  }

  @Test
  void namesAllButTheFirst() {
    assertThat(FieldsText.of("{\"from\":\"a\",\"to\":\"b\"}")).isEqualTo("a  to=b");
    assertThat(FieldsText.of("{\"from\":\"a\"}")).isEqualTo("a");
    assertThat(FieldsText.of("{\"offsets\":[7]}")).isEmpty();
  }

  @Test
  void showsWhatIsNoObjectAsItIs() {
    assertThat(FieldsText.of("{broken")).isEqualTo("{broken");
  }
}
