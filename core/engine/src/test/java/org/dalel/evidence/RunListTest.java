package org.dalel.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunListTest {
  @Test
  void survivesEncodingAndDecoding() {
    Random random = new Random(11);
    for (int round = 0; round < 5_000; round++) {
      RunList runs = random(random);
      assertThat(RunList.decode(runs.encode())).isEqualTo(runs);
    }
  }

  @Test
  void needsFewBytesForContiguousContent() {
    assertThat(new RunList(0, List.of(new RunList.Run(120_000, 16, false))).encode())
        .hasSizeLessThan(7);
  }

  private static RunList random(Random random) {
    List<RunList.Run> runs = new ArrayList<>();
    int count = random.nextInt(8);
    for (int i = 0; i < count; i++) {
      long length = 1 + (random.nextLong() >>> 24 + random.nextInt(39));
      boolean onDisk = random.nextInt(3) > 0;
      long block = random.nextLong() >>> 8 + random.nextInt(55);
      runs.add(new RunList.Run(onDisk ? block : -1, length, !onDisk && random.nextBoolean()));
    }
    return new RunList(random.nextInt(4) == 0 ? random.nextInt(5000) : 0, runs);
  }
}
