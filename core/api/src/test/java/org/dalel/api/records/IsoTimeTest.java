package org.dalel.api.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "2024-02-29T23:59:59.999Z",
        "2000-03-01T00:00:00.000001Z",
        "1900-02-28T12:00:00.100Z",
        "0000-01-01T00:00:00Z",
        "0000-03-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z",
        "+10000-01-01T00:00:00Z",
        "-0001-12-31T23:59:59Z",
        "1969-12-31T23:59:59.000000001Z"
      })
  void isWhatJavaWrites(String time) {
    assertThat(IsoTime.of(Instant.parse(time))).isEqualTo(Instant.parse(time).toString());
  }

  @Test
  void isWhatJavaWritesAnywhere() {
    Random random = new Random(7);
    int[] parts = {1, 1_000, 1_000_000, 1_000_000_000};
    for (int i = 0; i < 20_000; i++) {
      long seconds = -62_167_219_200L + (long) (random.nextDouble() * 315_569_520_000L);
      int part = parts[random.nextInt(parts.length)];
      Instant time = Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000) / part * part);
      assertThat(IsoTime.of(time)).isEqualTo(time.toString());
    }
  }
}
