package org.dalel.ingest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.dalel.bench.Volume;
import org.dalel.casefile.write.Digests;
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

/** MD5, SHA-1 and SHA-256 of one content together, by the size of the slices they take in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DigestsBenchmark {
  /** Bytes of the content. */
  @Param({"512", "65536", "4194304"})
  public int content;

  /** Bytes that each digest takes before the next one has its turn. */
  @Param({"4096", "32768", "1048576"})
  public int slice;

  private final DigestSet set = new DigestSet(List.of());
  private byte[] bytes;
  private List<MessageDigest> digests;

  /** Fills the content with noise. */
  @Setup
  public void prepare() throws NoSuchAlgorithmException {
    bytes = new byte[content];
    new Random(1).nextBytes(bytes);
    digests =
        List.of(
            MessageDigest.getInstance("MD5"),
            MessageDigest.getInstance("SHA-1"),
            MessageDigest.getInstance("SHA-256"));
  }

  /** The digests by themselves, slice by slice. */
  @Benchmark
  public int bySlice(Volume volume) {
    for (int done = 0; done < content; done += slice) {
      int part = Math.min(slice, content - done);
      for (MessageDigest digest : digests) {
        digest.update(bytes, done, part);
      }
    }
    int sum = 0;
    for (MessageDigest digest : digests) {
      sum += digest.digest()[0];
    }
    volume.bytes += content;
    return sum;
  }

  /** The program's own set; the slice has no part in it. */
  @Benchmark
  public Digests set(Volume volume) {
    set.update(bytes, 0, content);
    volume.bytes += content;
    return set.finish();
  }
}
