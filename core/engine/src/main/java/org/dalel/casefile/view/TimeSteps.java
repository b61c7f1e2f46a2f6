package org.dalel.casefile.view;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides a range of time into steps that people count in: seconds to hours, days, months, years;
 * all in UTC.
 */
final class TimeSteps {
  private static final long SECOND_NS = 1_000_000_000L;

  /** A step: some of a unit. */
  private record Step(int count, ChronoUnit unit) {
    long nanos() {
      return unit.getDuration().getSeconds() * SECOND_NS * count;
    }

    String name() {
      return count + " " + unit.name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private static final List<Step> STEPS =
      List.of(
          new Step(1, ChronoUnit.SECONDS),
          new Step(5, ChronoUnit.SECONDS),
          new Step(15, ChronoUnit.SECONDS),
          new Step(1, ChronoUnit.MINUTES),
          new Step(5, ChronoUnit.MINUTES),
          new Step(15, ChronoUnit.MINUTES),
          new Step(1, ChronoUnit.HOURS),
          new Step(6, ChronoUnit.HOURS),
          new Step(1, ChronoUnit.DAYS),
          new Step(7, ChronoUnit.DAYS),
          new Step(1, ChronoUnit.MONTHS),
          new Step(3, ChronoUnit.MONTHS),
          new Step(1, ChronoUnit.YEARS),
          new Step(5, ChronoUnit.YEARS),
          new Step(25, ChronoUnit.YEARS));

  private TimeSteps() {}

  /**
   * A division.
   *
   * @param step e.g. {@code 15 minutes}
   * @param bounds beginnings of the buckets, and the end of the last
   */
  record Division(String step, List<Long> bounds) {}

  /** The finest division with at most so many buckets. */
  static Division divide(long from, long to, int most) {
    for (Step step : STEPS) {
      if ((double) to - from <= (double) step.nanos() * most) {
        return new Division(step.name(), bounds(step, from, to));
      }
    }
    Step last = STEPS.get(STEPS.size() - 1);
    return new Division(last.name(), bounds(last, from, to));
  }

  private static List<Long> bounds(Step step, long from, long to) {
    List<Long> bounds = new ArrayList<>();
    OffsetDateTime time = floor(step, from);
    while (true) {
      long nanos = nanos(time);
      bounds.add(nanos);
      // the end of 64 bits is the end of time
      if (nanos > to || nanos == Long.MAX_VALUE) {
        return bounds;
      }
      time = time.plus(step.count(), step.unit());
    }
  }

  private static OffsetDateTime floor(Step step, long nanos) {
    OffsetDateTime time =
        Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND_NS), Math.floorMod(nanos, SECOND_NS))
            .atOffset(ZoneOffset.UTC);
    if (step.unit() == ChronoUnit.YEARS) {
      return midnight(time.withDayOfYear(1)).withYear(time.getYear() / step.count() * step.count());
    }
    if (step.unit() == ChronoUnit.MONTHS) {
      int month = (time.getMonthValue() - 1) / step.count() * step.count() + 1;
      return midnight(time.withDayOfMonth(1)).withMonth(month);
    }
    long floored = Math.floorDiv(nanos, step.nanos()) * (step.nanos() / SECOND_NS);
    return Instant.ofEpochSecond(floored).atOffset(ZoneOffset.UTC);
  }

  private static OffsetDateTime midnight(OffsetDateTime time) {
    return time.truncatedTo(ChronoUnit.DAYS);
  }

  /** As far as 64 bits of nanoseconds reach: from 1677 to 2262. */
  private static long nanos(OffsetDateTime time) {
    long seconds = time.toEpochSecond();
    long limit = Long.MAX_VALUE / SECOND_NS;
    return Math.max(-limit, Math.min(limit, seconds)) == seconds
        ? seconds * SECOND_NS
        : seconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}
