package org.dalel.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.dalel.bench.Corpus;
import org.dalel.bench.Volume;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.raw.RawImage;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Reading contents of 1 MiB by their run lists from a raw image in the page cache. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RunListBenchmark {
  private static final int BLOCK = 4096;
  private static final int BLOCKS = 256;

  /** Runs that the content consists of. */
  @Param({"1", "16", "256"})
  public int runs;

  private final byte[] target = new byte[BLOCKS * BLOCK];
  private EvidenceImage image;
  private List<byte[]> lists;
  private int next;

  /** Lays out 64 contents at random places. */
  @Setup
  public void prepare() throws IOException {
    image = RawImage.open(Corpus.image("big.ntfs"));
    Random random = new Random(1);
    int most = (int) (image.size() / BLOCK / 4) - BLOCKS;
    lists = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      List<RunList.Run> list = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        list.add(new RunList.Run(random.nextInt(most), BLOCKS / runs, false));
      }
      lists.add(new RunList(0, list).encode());
    }
  }

  /** Closes the image. */
  @TearDown
  public void close() throws Exception {
    image.close();
  }

  /** Decodes the run list and reads the content whole. */
  @Benchmark
  public byte[] read(Volume volume) throws IOException {
    RunList list = RunList.decode(lists.get(next++ % lists.size()));
    RunListContent content =
        new RunListContent(image, 0, BLOCK, list, target.length, target.length);
    int done = 0;
    while (done < target.length) {
      done += content.read(done, target, done, target.length - done);
    }
    volume.bytes += done;
    return target;
  }
}
