package org.dalel.casefile.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.dalel.export.IsoTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeStepsTest {
  @ParameterizedTest
  @CsvSource({
    "2026-03-04T05:06:07Z, 2026-03-04T05:07:50Z, 1 seconds",
    "2026-03-04T05:06:07Z, 2026-03-04T08:00:00Z, 1 minutes",
    "2026-03-04T05:06:07Z, 2026-03-10T00:00:00Z, 1 hours",
    "2026-01-01T00:00:00Z, 2026-07-01T00:00:00Z, 1 days",
    "2010-01-01T00:00:00Z, 2026-01-01T00:00:00Z, 1 months",
    "1900-01-01T00:00:00Z, 2026-01-01T00:00:00Z, 1 years"
  })
  void stepsFromSecondsToYears(String from, String to, String step) {
    assertThat(TimeSteps.divide(nanos(from), nanos(to), 200).step()).isEqualTo(step);
  }

  @Test
  void beginsMonthsAtTheirFirstDayAndHoldsBothEnds() {
    long from = nanos("2020-02-10T03:00:00Z");
    long to = nanos("2026-01-15T00:00:00Z");
    List<Long> bounds = TimeSteps.divide(from, to, 100).bounds();
    assertThat(IsoTime.print(bounds.get(0))).startsWith("2020-02-01T00:00:00");
    assertThat(bounds.get(bounds.size() - 1)).isGreaterThan(to);
    assertThat(bounds).isSorted().hasSizeLessThan(103);
  }

  @Test
  void endsForTheWidestRangeThereIs() {
    List<Long> bounds = TimeSteps.divide(Long.MIN_VALUE, Long.MAX_VALUE, 50).bounds();
    assertThat(bounds).hasSizeLessThan(200);
  }

  private static long nanos(String time) {
    return IsoTime.nanos(Instant.parse(time));
  }
}
