package org.dalel.plugins.wallets.desktop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Identifier;
import org.dalel.api.Interest;
import org.dalel.api.Scope;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.json.Content;
import org.pf4j.Extension;

/**
 * Hardware wallets that were connected by USB, as logs of Windows ({@code setupapi.dev.log}) and
 * Linux ({@code syslog}, {@code kern.log}, {@code messages}, {@code dmesg}) tell. Times are those
 * of the line or section, in the machine's own time.
 *
 * <pre>
 *   >>>  [Device Install (Hardware initiated) - USB\VID_2C97&amp;PID_1011\0001]
 *   >>>  Section start 2023/02/01 10:11:12.345
 *   Feb  1 10:11:12 host kernel: [1.2] usb 1-2: New USB device found, idVendor=2c97, idProduct=1011
 *   Feb  1 10:11:12 host kernel: [1.2] usb 1-2: SerialNumber: 0001
 * </pre>
 */
@Extension
public final class HardwareTraces implements ArtifactExtractor {

  private static final Pattern WINDOWS =
      Pattern.compile("VID_([0-9A-Fa-f]{4})&PID_([0-9A-Fa-f]{4})(?:&MI_..)?(?:\\\\([^\\s\\]]+))?");
  private static final Pattern LINUX =
      Pattern.compile("idVendor=([0-9A-Fa-f]{4}), idProduct=([0-9A-Fa-f]{4})");
  private static final Pattern SECTION =
      Pattern.compile("Section start (\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)");
  private static final Pattern LINE_TIME =
      Pattern.compile(
          "^(\\d{4}-\\d\\d-\\d\\dT\\S+|[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d"
              + "|\\[\\s*\\d+\\.\\d+\\])");

  /** A device, and when the log first and last spoke of it. */
  private static final class Trace {
    final String device;
    final String vendor;
    final String product;
    final String serial;
    final long line;
    long lines;
    Optional<String> first = Optional.empty();
    Optional<String> last = Optional.empty();

    Trace(String device, String vendor, String product, String serial, long line) {
      this.device = device;
      this.vendor = vendor;
      this.product = product;
      this.serial = serial;
      this.line = line;
    }

    void at(Optional<String> time) {
      first = first.or(() -> time);
      last = time.or(() -> last);
    }
  }

  private static final int LONGEST_LINE = 4096;

  private final Map<String, Trace> traces = new LinkedHashMap<>();
  private Optional<Trace> pending = Optional.empty();

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("hardware-wallet-traces", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(
                    Interest.name(
                        "setupapi*.log",
                        "kern.log",
                        "kern.log.?",
                        "syslog",
                        "syslog.?",
                        "messages",
                        "messages.?",
                        "messages-????????",
                        "dmesg",
                        "dmesg.?")),
            WalletType.WALLET)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    Charset charset = charset(Content.start(file, 2));
    try (BufferedReader text =
        new BufferedReader(
            new InputStreamReader(Channels.newInputStream(file.open()), charset), 1 << 16)) {
      long number = 0;
      for (Optional<String> line = line(text); line.isPresent(); line = line(text)) {
        number++;
        if (number % 1000 == 0) {
          context.checkpoint();
        }
        take(line.get(), number);
      }
    }
    traces.values().forEach(trace -> sink.emit(artifact(trace)));
  }

  /** The next line, its end left out when it is long: a file of this name may be no log. */
  private static Optional<String> line(BufferedReader text) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = text.read();
    if (next < 0) {
      return Optional.empty();
    }
    for (; next >= 0 && next != '\n'; next = text.read()) {
      if (line.length() < LONGEST_LINE && next != '\r') {
        line.append((char) next);
      }
    }
    return Optional.of(line.toString());
  }

  private static Charset charset(byte[] start) {
    boolean wide = start.length == 2 && start[0] == (byte) 0xff && start[1] == (byte) 0xfe;
    return wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
  }

  private void take(String line, long number) {
    Matcher section = SECTION.matcher(line);
    if (pending.isPresent() && section.find()) {
      pending.get().at(Optional.of(section.group(1)));
      pending = Optional.empty();
      return;
    }
    Matcher windows = WINDOWS.matcher(line);
    if (windows.find()) {
      String instance = windows.group(3) == null ? "" : windows.group(3);
      // Windows makes a number with & up when the device has none of its own
      String serial = instance.contains("&") ? "" : instance;
      met(windows.group(1), windows.group(2), serial, number).ifPresent(t -> pend(t, line));
      return;
    }
    Matcher linux = LINUX.matcher(line);
    if (linux.find()) {
      met(linux.group(1), linux.group(2), "", number).ifPresent(trace -> trace.at(time(line)));
    }
  }

  private void pend(Trace trace, String line) {
    if (line.startsWith(">>>")) {
      pending = Optional.of(trace);
    }
  }

  private Optional<Trace> met(String vendor, String product, String serial, long number) {
    Optional<Trace> trace =
        UsbTable.device(vendor, product)
            .map(
                device ->
                    traces.computeIfAbsent(
                        (vendor + product + serial).toLowerCase(Locale.ROOT),
                        k -> new Trace(device, vendor, product, serial, number)));
    trace.ifPresent(t -> t.lines++);
    return trace;
  }

  private static Optional<String> time(String line) {
    Matcher time = LINE_TIME.matcher(line);
    return time.find() ? Optional.of(time.group(1)) : Optional.empty();
  }

  private static Artifact artifact(Trace trace) {
    Artifact.Builder artifact =
        WalletArtifacts.wallet("hardware wallet trace", "unknown", "unknown")
            .field("device", trace.device)
            .field("usb-vendor", trace.vendor)
            .field("usb-product", trace.product)
            .field("serial", Optional.of(trace.serial).filter(s -> !s.isEmpty()))
            .field("first-seen-local-time", trace.first)
            .field("last-seen-local-time", trace.last)
            .field("lines", trace.lines)
            .atRecord("line", trace.line);
    if (!trace.serial.isEmpty()) {
      String vendor = trace.device.split("[ ,]")[0];
      artifact.identifier(
          new Identifier(
              Identifier.Kind.DEVICE_SERIAL,
              trace.serial,
              vendor + ":" + trace.serial,
              Identifier.Role.DEVICE));
    }
    return artifact.build();
  }
}
