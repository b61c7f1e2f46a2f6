package org.dalel.plugins.wallets.hardware;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Event;
import org.dalel.api.Identifier;
import org.dalel.plugins.wallets.artifact.WalletType;

/** Gathers the traces of one file: one artifact for each device. */
final class Traces {

  private static final long TICKS = 10_000_000L;

  /** Seconds from 1601 to 1970. */
  private static final long EPOCH = 11_644_473_600L;

  private static final long YEAR_2010 = 1_262_304_000L;
  private static final long YEAR_2100 = 4_102_444_800L;

  private final List<HardwareDevice> table;
  private final Map<String, Device> devices = new TreeMap<>();

  Traces(List<HardwareDevice> table) {
    this.table = table;
  }

  /** Ids as hexadecimal digits; the serial where the line has it. */
  record Ids(String vendor, String product, Optional<String> serial) {}

  private static final class Device {
    final HardwareDevice known;
    final Ids ids;
    final long first;
    Optional<String> firstLine = Optional.empty();
    Optional<String> lastLine = Optional.empty();
    Optional<Instant> written = Optional.empty();
    long occurrences;

    Device(HardwareDevice known, Ids ids, long first) {
      this.known = known;
      this.ids = ids;
      this.first = first;
    }
  }

  /**
   * @param line where it stands, in a log
   * @param fileTime when its key was last written, in a registry hive
   */
  void met(Ids ids, long offset, Optional<String> line, Optional<Long> fileTime) {
    HardwareDevice.of(table, ids.vendor(), ids.product())
        .ifPresent(
            known -> {
              Device device =
                  devices.computeIfAbsent(ids.toString(), k -> new Device(known, ids, offset));
              device.occurrences++;
              device.firstLine = device.firstLine.or(() -> line);
              device.lastLine = line;
              fileTime
                  .flatMap(Traces::instant)
                  .filter(time -> device.written.filter(w -> !w.isBefore(time)).isEmpty())
                  .ifPresent(time -> device.written = Optional.of(time));
            });
  }

  private static Optional<Instant> instant(long fileTime) {
    long second = fileTime / TICKS - EPOCH;
    return fileTime > 0 && second > YEAR_2010 && second < YEAR_2100
        ? Optional.of(Instant.ofEpochSecond(second, fileTime % TICKS * 100))
        : Optional.empty();
  }

  void emit(ArtifactSink sink) {
    devices.values().forEach(device -> sink.emit(artifact(device)));
  }

  private static Artifact artifact(Device device) {
    Artifact.Builder artifact =
        Artifact.of(WalletType.DEVICE.label())
            .field("device", device.known.name())
            .field("usb-id", device.ids.vendor() + ":" + device.ids.product())
            .field("serial", device.ids.serial())
            .field("key-written", device.written.map(Instant::toString))
            .field("first-line", device.firstLine)
            .field(
                "last-line", device.lastLine.filter(l -> !device.firstLine.equals(Optional.of(l))))
            .field("occurrences", device.occurrences)
            .atByte(device.first);
    device
        .ids
        .serial()
        .map(serial -> device.known.vendor() + ":" + serial.toLowerCase(Locale.ROOT))
        .ifPresent(
            id ->
                artifact.identifier(
                    new Identifier(
                        Identifier.Kind.DEVICE_SERIAL,
                        device.ids.serial().orElseThrow(),
                        id,
                        Identifier.Role.DEVICE)));
    device.written.ifPresent(
        time ->
            artifact.event(
                Event.at(
                    time,
                    Event.Kind.MODIFIED,
                    "registry key of a " + device.known.name() + " written")));
    return artifact.build();
  }
}
