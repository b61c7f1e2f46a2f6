package org.dalel.extension;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.dalel.api.ScanPlace;
import org.dalel.api.TextScanner;
import org.dalel.bench.Corpus;
import org.dalel.bench.Volume;
import org.dalel.plugins.identifiers.TextIdentifiers;
import org.dalel.plugins.wallets.text.WalletsInText;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What profile deep does with each byte: the text scanners that ship, in one pass, with all checks,
 * over files of {@code /usr} as if they lay in free space one behind the other.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class FreeSpaceBenchmark {
  private static final long BYTES = 256L << 20;

  /** Which scanners are at work. */
  @Param({"wallets", "identifiers", "both"})
  public String scanners;

  private final ScanWindows windows = new ScanWindows();
  private List<byte[]> files;
  private ScanTeam team;
  private int next;

  /** Reads the files. */
  @Setup
  public void prepare() {
    files = Corpus.tree(BYTES).stream().map(Corpus.Sample::bytes).toList();
    List<Supplier<? extends TextScanner>> chosen =
        switch (scanners) {
          case "wallets" -> List.of(WalletsInText::new);
          case "identifiers" -> List.of(TextIdentifiers::new);
          default -> List.of(WalletsInText::new, TextIdentifiers::new);
        };
    team = ExtensionHost.ofScanners(ExtractionLimits.DEFAULT, chosen).scanners(ScanPlace.FREE);
  }

  /** One file after the other, to artifacts. */
  @Benchmark
  public int artifacts(Volume volume) throws IOException {
    byte[] file = files.get(next++ % files.size());
    volume.bytes += file.length;
    Scan scan = team.begin(Optional.empty(), Free.CONTEXT, name -> false, name -> {});
    windows.begin(Free.of(file), 0, file.length, 0, file.length);
    while (windows.next()) {
      scan.window(windows);
    }
    return scan.finish().stream().mapToInt(found -> found.artifacts().size()).sum();
  }
}
