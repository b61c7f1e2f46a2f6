package org.dalel.gui.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.dalel.ingest.Progress;
import org.junit.jupiter.api.Test;

class RateTest {
  private final Rate rate = new Rate();

  @Test
  void knowsNothingBeforeASecondHasPassed() {
    rate.add(at("processing", 0, 0, 0));
    rate.add(at("processing", 500, 10, 100));
    assertThat(rate.items()).isEmpty();
    assertThat(rate.secondsLeft()).isEmpty();
  }

  @Test
  void expectsTheLongerOfItemsAndBytes() {
    rate.add(at("processing", 0, 0, 0));
    rate.add(at("processing", 10_000, 100, 1000));
    assertThat(rate.items()).hasValue(10);
    assertThat(rate.bytes()).hasValue(100);
    assertThat(rate.secondsLeft()).hasValue(90); // (10,000 - 1000) / 100; items would need 10 s
  }

  @Test
  void forgetsWhatIsLongAgoAndOtherPhases() {
    rate.add(at("processing", 0, 0, 0));
    rate.add(at("processing", 40_000, 100, 1000));
    rate.add(at("processing", 60_000, 100, 1000));
    assertThat(rate.items()).hasValue(0);
    assertThat(rate.secondsLeft()).isEmpty();
    rate.add(at("looking", 61_000, 1, 0));
    assertThat(rate.items()).isEmpty();
  }

  private static Progress at(String phase, long millis, long items, long bytes) {
    return new Progress(
        phase, items, 200, bytes, 10_000, 0, 0, Duration.ofMillis(millis), List.of());
  }
}
