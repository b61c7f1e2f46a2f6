package org.dalel.formats.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytePassTest {

  @Test
  void findsWhatALookAtEachPlaceFinds() {
    Random random = new Random(9);
    List<byte[]> patterns =
        List.of(new byte[] {1, 2, 1, 2}, new byte[] {2, 1, 2, 2, 1}, new byte[] {0, 0, 0, 0});
    BytePass pass = new BytePass(patterns);
    int hits = 0;
    for (int round = 0; round < 2_000; round++) {
      byte[] data = new byte[random.nextInt(60)];
      for (int i = 0; i < data.length; i++) {
        data[i] = (byte) random.nextInt(3);
      }
      List<String> expected = new ArrayList<>();
      for (int at = 0; at < data.length; at++) {
        for (int p = 0; p < patterns.size(); p++) {
          byte[] pattern = patterns.get(p);
          if (at + pattern.length <= data.length
              && Arrays.equals(data, at, at + pattern.length, pattern, 0, pattern.length)) {
            expected.add(p + " at " + at);
          }
        }
      }
      List<String> found = new ArrayList<>();
      pass.find(data, 0, data.length, (pattern, at) -> found.add(pattern + " at " + at));
      assertThat(found).containsExactlyElementsOf(expected);
      hits += found.size();
    }
    assertThat(hits).isGreaterThan(500);
  }
}
