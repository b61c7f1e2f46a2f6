package org.dalel.plugins.identifiers;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dalel.bench.Corpus;
import org.dalel.bench.Volume;
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

/** E-mail addresses, URLs and phone numbers in one of 1,000 real files after the other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ScannerBenchmark {
  private List<String> texts;
  private int next;
  private long hits;

  /** Decodes the files. */
  @Setup
  public void prepare() {
    texts =
        Corpus.files(1000).stream()
            .map(file -> new String(file.bytes(), StandardCharsets.ISO_8859_1))
            .toList();
  }

  /** One pass over a text; the volume counts characters. */
  @Benchmark
  public long scan(Volume volume) {
    String text = texts.get(next++ % texts.size());
    new IdentifierScanner(text, new PhoneBook(), hit -> hits++).scan(() -> {});
    volume.bytes += text.length();
    return hits;
  }
}
