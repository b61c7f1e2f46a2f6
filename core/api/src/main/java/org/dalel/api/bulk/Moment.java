package org.dalel.api.bulk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * When something happened, as far as it is known.
 *
 * @param epochNanos nanoseconds since 1970; of a clock whose zone is not known, as if it showed UTC
 * @param zoned whether it is UTC
 * @param known whether anything is known
 */
public record Moment(long epochNanos, boolean zoned, boolean known) {

  /** Not known. */
  public static final Moment UNKNOWN = new Moment(0, false, false);

  private static final long NANOS = 1_000_000_000L;

  /** A point in time; unknown outside 1677 to 2262. */
  public static Moment of(Instant instant) {
    return of(instant.getEpochSecond(), instant.getNano(), true);
  }

  /** What a clock showed whose zone is not known; unknown outside 1677 to 2262. */
  public static Moment ofClock(LocalDateTime clock) {
    return of(clock.toEpochSecond(ZoneOffset.UTC), clock.getNano(), false);
  }

  /** Seconds since 1970 UTC; unknown for 0. */
  public static Moment ofEpochSeconds(long seconds) {
    return seconds == 0 ? UNKNOWN : of(seconds, 0, true);
  }

  private static Moment of(long seconds, int nanos, boolean zoned) {
    try {
      return new Moment(Math.addExact(Math.multiplyExact(seconds, NANOS), nanos), zoned, true);
    } catch (ArithmeticException | DateTimeException e) {
      return UNKNOWN;
    }
  }
}
