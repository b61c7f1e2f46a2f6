package org.dalel.export;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/**
 * Nanoseconds since 1970 UTC as ISO 8601 with nine digits, such as {@code
 * 2021-03-04T05:06:07.000000089Z}.
 */
public final class IsoTime {
  private static final long SECOND = 1_000_000_000L;

  private IsoTime() {}

  /** The printed form; empty when there is no time. */
  public static String print(OptionalLong nanos) {
    return nanos.isPresent() ? print(nanos.getAsLong()) : "";
  }

  /** The printed form. */
  public static String print(long nanos) {
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(nanos, SECOND), (int) Math.floorMod(nanos, SECOND), ZoneOffset.UTC);
    StringBuilder out = new StringBuilder(30);
    pad(out, time.getYear(), 4).append('-');
    pad(out, time.getMonthValue(), 2).append('-');
    pad(out, time.getDayOfMonth(), 2).append('T');
    pad(out, time.getHour(), 2).append(':');
    pad(out, time.getMinute(), 2).append(':');
    pad(out, time.getSecond(), 2).append('.');
    return pad(out, time.getNano(), 9).append('Z').toString();
  }

  /** The whole seconds since 1970, as a body file has them; 0 when there is no time. */
  public static long seconds(OptionalLong nanos) {
    return nanos.isPresent() ? Math.floorDiv(nanos.getAsLong(), SECOND) : 0;
  }

  /** The instant as nanoseconds since 1970. */
  public static long nanos(Instant instant) {
    return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano());
  }

  private static StringBuilder pad(StringBuilder out, int value, int digits) {
    String text = Integer.toString(value);
    return out.append("0".repeat(Math.max(0, digits - text.length()))).append(text);
  }
}
