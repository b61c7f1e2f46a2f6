package org.dalel.plugins.messaging.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Numbers as times. Zero and negative numbers are "never" in all programs read here, and what is
 * after 2200 is no time of a message.
 */
public final class Times {
  /** Seconds from 1970 to 2001, where the reckoning of Apple begins. */
  private static final long COCOA = 978_307_200L;

  private static final long LAST = 7_258_118_400L; // 2200
  private static final double NANOS_FROM = 1e12;
  private static final int BILLION = 1_000_000_000;

  private Times() {}

  /** Seconds since 1970. */
  public static Optional<Instant> seconds(long value) {
    return value <= 0 || value >= LAST
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(value));
  }

  /** Units of a part of a second since 1970, e.g. 1000 for milliseconds. */
  public static Optional<Instant> parts(long value, int perSecond) {
    long seconds = value / perSecond;
    return value <= 0 || seconds >= LAST
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(seconds, value % perSecond * (BILLION / perSecond)));
  }

  /** Seconds since 2001, or nanoseconds since then (iOS 11 and later). */
  public static Optional<Instant> cocoa(double value) {
    if (!(value > 0)) {
      return Optional.empty();
    }
    if (value >= NANOS_FROM) {
      return cocoaNanos((long) value);
    }
    long micros = Math.round(value * 1e6);
    Instant time = Instant.ofEpochSecond(COCOA + micros / 1_000_000, micros % 1_000_000 * 1000);
    return time.getEpochSecond() >= LAST ? Optional.empty() : Optional.of(time);
  }

  /** Nanoseconds since 2001; exact. */
  public static Optional<Instant> cocoaNanos(long value) {
    long seconds = COCOA + value / BILLION;
    return value <= 0 || seconds >= LAST
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(seconds, value % BILLION));
  }

  /** A time with its zone as ISO 8601 writes it; nothing if it is none. */
  public static Optional<Instant> iso(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException noZone) {
      return Optional.empty();
    }
  }
}
