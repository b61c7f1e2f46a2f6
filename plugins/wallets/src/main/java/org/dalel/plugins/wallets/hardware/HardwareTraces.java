package org.dalel.plugins.wallets.hardware;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Scope;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.pf4j.Extension;

/**
 * Ledger, Trezor and other devices that were plugged in, as Windows and Linux write it down: {@code
 * setupapi.dev.log} and keys of the registry ({@code USB\VID_2C97&PID_0001\serial}), and the kernel
 * log ({@code idVendor=2c97, idProduct=0001}).
 *
 * <p>In a registry hive the bytes are searched, not the tree: keys that were deleted are found too.
 * A key node has {@code nk} 0x4C bytes before its name, and its time 0x48 bytes before it (format:
 * Joachim Metz, "Windows NT Registry File format").
 */
@Extension
public final class HardwareTraces implements ArtifactExtractor {

  private static final int CHUNK = 1 << 20;
  private static final int OVERLAP = 1024;
  private static final int LONGEST_SERIAL = 80;
  private static final Pattern PLUGGED =
      Pattern.compile(
          "(?i)VID_([0-9a-f]{4})&PID_([0-9a-f]{4})|idVendor=([0-9a-f]{4}), idProduct=([0-9a-f]{4})");

  /** Says in {@code setupapi.dev.log} when; the next line, in local time. */
  private static final Pattern SECTION =
      Pattern.compile("^>>>  (Section start [0-9/]+ [0-9:.]+)", Pattern.MULTILINE);

  /**
   * Behind the ids on the same line; Windows makes one up, with &amp; in it, where there is none.
   */
  private static final Pattern SERIAL =
      Pattern.compile("[\\\\#]([0-9A-Za-z]{6,40})(?=[\\]#\\r\\n\\s])");

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("hardware-wallet-traces", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(Interest.name("setupapi*.log", "syslog*", "kern.log*", "messages*"))
                .interest(Interest.name("dmesg*"))
                .interest(Interest.magic(Magic.text(0, "regf"))),
            WalletType.DEVICE)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    if (file.isFolder()) {
      return;
    }
    Traces traces = new Traces(HardwareDevice.table());
    try (SeekableByteChannel in = file.open()) {
      ByteBuffer buffer = ByteBuffer.allocate(CHUNK + 2 * OVERLAP);
      boolean hive = false;
      for (long at = 0; at < in.size(); at += CHUNK) {
        context.checkpoint();
        buffer.clear();
        int lead = (int) Math.min(at, OVERLAP);
        in.position(at - lead);
        while (buffer.hasRemaining() && in.read(buffer) >= 0) {
          // until it is full or the file ends
        }
        String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
        hive |= at == 0 && text.startsWith("regf");
        search(text, at - lead, lead, hive, traces);
      }
    }
    traces.emit(sink);
  }

  /** Takes what begins in the chunk behind the lead; what begins later belongs to the next one. */
  private static void search(String text, long at, int lead, boolean hive, Traces traces) {
    Matcher hit = PLUGGED.matcher(text).region(lead, text.length());
    while (hit.find() && hit.start() < lead + CHUNK) {
      boolean windows = hit.group(1) != null;
      String vendor = (windows ? hit.group(1) : hit.group(3)).toLowerCase(Locale.ROOT);
      String product = (windows ? hit.group(2) : hit.group(4)).toLowerCase(Locale.ROOT);
      Optional<String> line =
          hive ? Optional.empty() : Optional.of(line(text, hit.start(), hit.end()));
      Optional<String> serial =
          line.filter(l -> windows).flatMap(l -> serial(text, hit.end(), text.length()));
      Optional<Long> written = hive ? written(text, hit.start()) : Optional.empty();
      traces.met(new Traces.Ids(vendor, product, serial), at + hit.start(), line, written);
    }
  }

  private static String line(String text, int from, int to) {
    int start = text.lastIndexOf('\n', from) + 1;
    int end = text.indexOf('\n', to);
    String line =
        text.substring(Math.max(start, from - 200), end < 0 ? to : Math.min(end, to + 100));
    Matcher section = SECTION.matcher(text).region(to, Math.min(text.length(), to + 300));
    return section.find() ? line.strip() + ", " + section.group(1) : line.strip();
  }

  private static Optional<String> serial(String text, int from, int end) {
    Matcher serial = SERIAL.matcher(text).region(from, Math.min(end, from + LONGEST_SERIAL));
    return serial.lookingAt() ? Optional.of(serial.group(1)) : Optional.empty();
  }

  /** FILETIME of the key node whose name begins here. */
  private static Optional<Long> written(String text, int name) {
    int node = name - 0x4c;
    if (node < 0 || !text.startsWith("nk", node)) {
      return Optional.empty();
    }
    long time = 0;
    for (int i = 7; i >= 0; i--) {
      time = time << 8 | text.charAt(node + 4 + i);
    }
    return Optional.of(time);
  }

  /** For tests. */
  static List<HardwareDevice> devices() {
    return HardwareDevice.table();
  }
}
