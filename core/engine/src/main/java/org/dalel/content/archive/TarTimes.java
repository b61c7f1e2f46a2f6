package org.dalel.content.archive;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.dalel.api.ContainerEntry;

/** The times of a tar entry: those of its pax records, else those of its header. */
final class TarTimes {
  private static final long MOST_SECONDS = 1L << 40;

  private TarTimes() {}

  static void add(TarHeader header, PaxRecords pax, ContainerEntry.Builder entry) {
    // 1970-01-01 is a time like others for the content, but what the others hold when empty
    put(pax.time("mtime").or(() -> seconds(header.modified())), entry::modified);
    put(pax.time("atime").or(() -> known(header.accessed())), entry::accessed);
    put(pax.time("ctime").or(() -> known(header.changed())), entry::changed);
    put(pax.time("LIBARCHIVE.creationtime"), entry::created);
  }

  private static void put(Optional<Instant> time, Consumer<Instant> into) {
    time.ifPresent(into);
  }

  private static Optional<Instant> known(long seconds) {
    return seconds == 0 ? Optional.empty() : seconds(seconds);
  }

  private static Optional<Instant> seconds(long seconds) {
    boolean meant = seconds != -1 && Math.abs(seconds) < MOST_SECONDS;
    return meant ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
  }
}
