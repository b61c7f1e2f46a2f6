package org.dalel.api;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Locale;

/**
 * Something that happened at a known time: an entry of the timeline.
 *
 * @param epochNanos nanoseconds since 1970-01-01T00:00:00Z (1677 to 2262)
 * @param kind what happened
 * @param description one line for the examiner, naming the field that the time comes from
 */
public record Event(long epochNanos, Kind kind, String description) {

  /** Seconds around 1970 whose nanoseconds fit into 64 bits for certain. */
  private static final long NEAR = 9_000_000_000L;

  private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000L);

  public Event {
    description = JsonValues.wellFormed(description);
    if (description.isBlank()) {
      throw new IllegalArgumentException(
          "event " + kind.label() + ": expected a description, found none");
    }
  }

  /**
   * An event at an instant.
   *
   * @throws IllegalArgumentException if the instant is outside 1677 to 2262; such a value belongs
   *     into a field with its raw number and unit
   */
  public static Event at(Instant instant, Kind kind, String description) {
    long seconds = instant.getEpochSecond();
    if (seconds > -NEAR && seconds < NEAR) {
      return new Event(seconds * 1_000_000_000L + instant.getNano(), kind, description);
    }
    BigInteger nanos =
        BigInteger.valueOf(instant.getEpochSecond())
            .multiply(BILLION)
            .add(BigInteger.valueOf(instant.getNano()));
    if (nanos.bitLength() > 63) {
      throw new IllegalArgumentException(
          "event " + kind.label() + ": expected a time from 1677 to 2262, found " + instant);
    }
    return new Event(nanos.longValue(), kind, description);
  }

  /** The time; exact. */
  public Instant instant() {
    return Instant.ofEpochSecond(
        Math.floorDiv(epochNanos, 1_000_000_000L), Math.floorMod(epochNanos, 1_000_000_000L));
  }

  /** What happened. */
  public enum Kind {
    CREATED,
    MODIFIED,
    ACCESSED,
    DELETED,
    SENT,
    RECEIVED,
    CALLED,
    VISITED,
    DOWNLOADED,
    EXECUTED,
    CONNECTED,
    TRANSFERRED,
    /** Something else; the description says what. */
    OTHER;

    /** The word for the case and for exports, e.g. {@code visited}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
