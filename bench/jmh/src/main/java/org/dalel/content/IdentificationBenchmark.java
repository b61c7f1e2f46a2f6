package org.dalel.content;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
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

/** The media type of one of 1,000 real files after the other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class IdentificationBenchmark {
  private final List<Corpus.Sample> files = Corpus.files(1000);
  private int next;
  private TypeDetector dalel;
  private Detector tika;

  /** Reads the type databases. */
  @Setup
  public void prepare() {
    dalel = new TypeDetector();
    tika = new DefaultDetector();
  }

  /** The indexed rules. */
  @Benchmark
  public String indexed(Volume volume) throws IOException {
    Corpus.Sample file = files.get(next++ % files.size());
    volume.bytes += file.bytes().length;
    return dalel.detect(ContentSource.of(file.bytes()), file.name());
  }

  /** Tika's default detector, which has the same answers. */
  @Benchmark
  public String tika(Volume volume) throws IOException {
    Corpus.Sample file = files.get(next++ % files.size());
    volume.bytes += file.bytes().length;
    Metadata metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, file.name());
    try (TikaInputStream in = TikaInputStream.get(file.bytes(), metadata)) {
      return tika.detect(in, metadata).toString();
    }
  }
}
