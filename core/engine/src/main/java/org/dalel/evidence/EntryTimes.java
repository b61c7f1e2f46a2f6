package org.dalel.evidence;

import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.dalel.casefile.write.ItemRow;
import org.dalel.tsk.TskMetadata;
import org.dalel.tsk.TskTime;

/**
 * The times of an entry in nanoseconds, and as JSON what does not fit or is found nowhere else.
 *
 * @param clock zone of the clock by which the file system writes, when that is not UTC and known:
 *     libtsk takes its times as if they were UTC
 */
record EntryTimes(Optional<ZoneId> clock) {
  private static final long FAST_SECONDS = 9_000_000_000L;
  private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000L);

  /** Names come in sorted order, as the objects want them. */
  ItemRow.Times of(TskMetadata meta) {
    TimesJson raw = new TimesJson();
    TimesJson more = new TimesJson();
    Long accessed = nanos("atime", meta.accessed(), raw);
    meta.backedUp().ifPresent(t -> put(more, "backup", t, raw));
    Long created = nanos("crtime", meta.created(), raw);
    Long changed = nanos("ctime", meta.changed(), raw);
    meta.deleted().ifPresent(t -> put(more, "deleted", t, raw));
    meta.nameTimes()
        .ifPresent(
            t -> {
              put(more, "fn_atime", t.accessed(), raw);
              put(more, "fn_crtime", t.created(), raw);
              put(more, "fn_ctime", t.changed(), raw);
              put(more, "fn_mtime", t.modified(), raw);
            });
    Long modified = nanos("mtime", meta.modified(), raw);
    return new ItemRow.Times(modified, accessed, changed, created, raw.json(), more.json());
  }

  private void put(TimesJson target, String name, TskTime time, TimesJson raw) {
    Long nanos = nanos(name, time, raw);
    if (nanos != null) {
      target.nanos(name, nanos);
    }
  }

  private Long nanos(String name, TskTime time, TimesJson raw) {
    if (!time.isSet()) {
      return null;
    }
    if (Math.abs(time.seconds()) < FAST_SECONDS) {
      return utc(time.seconds()) * 1_000_000_000L + time.nanos();
    }
    BigInteger exact =
        BigInteger.valueOf(time.seconds()).multiply(BILLION).add(BigInteger.valueOf(time.nanos()));
    if (exact.bitLength() < Long.SIZE) {
      return exact.longValue();
    }
    raw.raw(name, time.seconds(), time.nanos());
    return null;
  }

  /** A time that the clock never showed, or showed twice, is taken as its zone's rules have it. */
  private long utc(long seconds) {
    return clock.isEmpty()
        ? seconds
        : LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC)
            .atZone(clock.get())
            .toEpochSecond();
  }
}
