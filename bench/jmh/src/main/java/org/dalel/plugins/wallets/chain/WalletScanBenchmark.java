package org.dalel.plugins.wallets.chain;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dalel.bench.Corpus;
import org.dalel.bench.Volume;
import org.dalel.formats.tokens.TokenPass;
import org.dalel.plugins.wallets.seed.SeedScanner;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Addresses, keys and seed phrases in one of 2,000 real files after the other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class WalletScanBenchmark {
  private final ChainScanner scanner = new ChainScanner();
  private final TokenPass pass = new TokenPass(scanner.shapes());
  private final SeedScanner seeds = new SeedScanner();
  private List<byte[]> files;
  private List<String> texts;
  private int next;
  private long tokens;

  /** Reads the files. */
  @Setup
  public void prepare() {
    files = Corpus.files(2000).stream().map(Corpus.Sample::bytes).toList();
    texts = files.stream().map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)).toList();
  }

  /** The fast pass alone, in ASCII and both alignments of UTF-16. */
  @Benchmark
  public long pass(Volume volume) {
    byte[] file = files.get(next++ % files.size());
    pass.scan(file, (token, shape) -> tokens++);
    volume.bytes += file.length;
    return tokens;
  }

  /** The pass with all recognisers, to findings. */
  @Benchmark
  public List<Finding> findings(Volume volume) {
    byte[] file = files.get(next++ % files.size());
    volume.bytes += file.length;
    return scanner.scan(file);
  }

  /** Seed phrases; the volume counts characters. */
  @Benchmark
  public int phrases(Volume volume) {
    String text = texts.get(next++ % texts.size());
    volume.bytes += text.length();
    return seeds.scan(text).size();
  }
}
