package org.dalel.tsk;

import java.time.Instant;

/**
 * A time as libtsk gives it. FAT times are local times that libtsk shifts by the process's zone:
 * run with {@code TZ=UTC} to get them as stored.
 *
 * @param seconds since 1970-01-01 UTC
 * @param nanos 0 to 999,999,999
 */
public record TskTime(long seconds, int nanos) {
  /** Whether a time was recorded at all. */
  public boolean isSet() {
    return seconds != 0 || nanos != 0;
  }

  /** As an instant. */
  public Instant toInstant() {
    return Instant.ofEpochSecond(seconds, nanos);
  }

  static TskTime at(byte[] packed, int offset) {
    return new TskTime(Packed.i64(packed, offset), Packed.i32(packed, offset + 8));
  }
}
