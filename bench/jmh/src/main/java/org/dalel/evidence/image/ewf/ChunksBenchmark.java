package org.dalel.evidence.image.ewf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Reading an E01 image from its start on, in slices of 1 MiB, chunks checked and inflated. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ChunksBenchmark {
  private static final int SLICE = 1 << 20;

  private final AtomicLong next = new AtomicLong();
  private EwfImage image;

  /** A buffer for each thread. */
  @State(Scope.Thread)
  public static class Buffer {
    private final ByteBuffer bytes = ByteBuffer.allocate(SLICE);
  }

  /** Opens the image. */
  @Setup
  public void open() throws IOException {
    image = EwfImage.open(Corpus.image("big.E01"));
  }

  /** Closes the image. */
  @TearDown
  public void close() throws IOException {
    image.close();
  }

  /** One reader. */
  @Benchmark
  @Threads(1)
  public int oneThread(Buffer buffer, Volume volume) throws IOException {
    return read(buffer, volume);
  }

  /** Two readers that take slices in turn. */
  @Benchmark
  @Threads(2)
  public int twoThreads(Buffer buffer, Volume volume) throws IOException {
    return read(buffer, volume);
  }

  private int read(Buffer buffer, Volume volume) throws IOException {
    long slices = image.size() / SLICE;
    buffer.bytes.clear();
    int got = image.read(next.getAndIncrement() % slices * SLICE, buffer.bytes);
    volume.bytes += got;
    return got;
  }
}
