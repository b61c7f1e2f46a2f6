package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SortByKeyTest {
  @Test
  void ordersIdsByKeyAndKeepsTheOrderOfEqualKeys() {
    Random random = new Random(7);
    for (int count : new int[] {0, 1, 2, 1000, 70_000}) {
      long[] key = random.longs(count + 3L, 0, count < 1000 ? 2 : Long.MAX_VALUE).toArray();
      long[] id = IntStream.range(0, count + 3).asLongStream().toArray();
      long[] expected =
          IntStream.range(0, count)
              .boxed()
              .sorted(Comparator.comparingLong(i -> key[i]))
              .mapToLong(i -> id[i])
              .toArray();
      assertThat(SortByKey.sort(key, id, count)).isEqualTo(expected);
    }
  }
}
