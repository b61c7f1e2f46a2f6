package org.dalel.casefile.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairSortTest {
  @Test
  void keepsTheOrderOfRowsWithEqualKeys() {
    long[] keys = new Random(3).longs(5000, 0, 40).toArray();
    List<Integer> expected =
        IntStream.rangeClosed(1, keys.length)
            .boxed()
            .sorted(Comparator.comparingLong(row -> keys[row - 1]))
            .toList();
    assertThat(boxed(PairSort.order(keys.clone()))).isEqualTo(expected);
  }

  @Test
  void sortsTextByItsBytesHoweverLongItsEqualBeginning() {
    List<String> texts = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < 3000; i++) {
      texts.add(
          "IMG_2024_0000" + random.nextInt(90) + "ә".repeat(random.nextInt(3)) + random.nextInt(4));
      texts.add(random.nextInt(9) == 0 ? "" : "ж" + random.nextInt(500));
    }
    List<Integer> expected =
        IntStream.rangeClosed(1, texts.size())
            .boxed()
            .sorted(Comparator.comparing(row -> texts.get(row - 1), PairSort.byBytes()))
            .toList();
    assertThat(boxed(PairSort.order(column(texts)))).isEqualTo(expected);
  }

  @Test
  void findsTextWithinRowsAndNotAcrossThem() {
    TextColumn column = column(List.of("abc", "cab", "", "xbcy", "bc"));
    byte[] part = "bc".getBytes(StandardCharsets.UTF_8);
    assertThat(column.containing(part, 1, 5)).containsExactly(1, 4, 5);
    assertThat(column.containing(part, 2, 4)).containsExactly(4);
    assertThat(column.containing("bcc".getBytes(StandardCharsets.UTF_8), 1, 5)).isEmpty();
    assertThat(column.containing(part, 3, 2)).isEmpty();
  }

  private static List<Integer> boxed(int[] order) {
    return Arrays.stream(order).boxed().toList();
  }

  private static TextColumn column(List<String> texts) {
    byte[] bytes = String.join("", texts).getBytes(StandardCharsets.UTF_8);
    int[] ends = new int[texts.size()];
    int end = 0;
    for (int i = 0; i < ends.length; i++) {
      end += texts.get(i).getBytes(StandardCharsets.UTF_8).length;
      ends[i] = end;
    }
    return new TextColumn(bytes, ends, ends.length);
  }
}
