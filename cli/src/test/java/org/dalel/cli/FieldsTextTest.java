package org.dalel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldsTextTest {

  @Test
  void beginsWithWhatWasFound() {
    assertThat(
            FieldsText.of(
                "{\"chain\":\"btc\",\"offsets\":[7,9],\"occurrences\":2,\"value\":\"1abc\"}"))
        .isEqualTo("1abc  chain=btc, occurrences=2");
  }

  @Test
  void namesTheFieldsOfARecordWithoutAValue() {
    assertThat(FieldsText.of("{\"from\":\"a\",\"to\":\"b\"}")).isEqualTo("from=a, to=b");
  }

  @Test
  void showsWhatIsNoObjectAsItIs() {
    assertThat(FieldsText.of("{broken")).isEqualTo("{broken");
  }
}
