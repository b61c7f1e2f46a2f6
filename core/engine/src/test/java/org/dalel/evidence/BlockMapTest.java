package org.dalel.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockMapTest {
  @Test
  void countsAsABitmapDoes() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      BitSet bits = new BitSet();
      BlockMap map = new BlockMap();
      for (int at = random.nextInt(5); at < 3_000; at += random.nextInt(40)) {
        int length = 1 + random.nextInt(60);
        map.add(at, length);
        bits.set(at, at + length);
        at += length;
      }
      assertThat(map.allocated()).isEqualTo(bits.cardinality());
      BitSet free = new BitSet();
      map.forEachGap(2_500, (first, length) -> free.set((int) first, (int) (first + length)));
      BitSet expected = new BitSet();
      expected.set(0, 2_500);
      expected.andNot(bits);
      assertThat(free).isEqualTo(expected);
      for (int i = 0; i < 100; i++) {
        int first = random.nextInt(3_200);
        int length = random.nextInt(300);
        assertThat(map.allocatedIn(first, length))
            .isEqualTo(bits.get(first, first + length).cardinality());
      }
    }
  }

  @Test
  void saysWhatDeletedContentIsWorth() {
    BlockMap map = new BlockMap();
    map.add(10, 10);
    assertThat(map.recoveryOf(runs(new RunList.Run(30, 5, false)))).isEqualTo("intact");
    assertThat(map.recoveryOf(runs(new RunList.Run(18, 5, false)))).isEqualTo("partly overwritten");
    assertThat(map.recoveryOf(runs(new RunList.Run(12, 5, false)))).isEqualTo("overwritten");
    assertThat(map.recoveryOf(runs(new RunList.Run(-1, 5, false)))).isEqualTo("unknown");
    assertThat(map.recoveryOf(runs(new RunList.Run(30, 5, false), new RunList.Run(-1, 5, true))))
        .isEqualTo("unknown");
  }

  private static RunList runs(RunList.Run... runs) {
    return new RunList(0, List.of(runs));
  }
}
