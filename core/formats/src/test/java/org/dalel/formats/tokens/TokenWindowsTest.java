package org.dalel.formats.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenWindowsTest {

  private static final int LONGEST = 100;

  @Test
  void coversEveryByteOnceWithItsContext() throws IOException {
    Random random = new Random(7);
    for (int size : new int[] {0, 1, 4000, 5172, 6196, 20_000, 33_333}) {
      byte[] all = new byte[size];
      random.nextBytes(all);
      byte[] covered = new byte[size];

      new TokenWindows(4096)
          .read(
              new ByteArrayInputStream(all),
              LONGEST,
              (data, length, from, to, base) -> {
                for (int i = from; i < to; i++) {
                  int at = (int) base + i;
                  covered[at]++;
                  assertThat(data[i]).isEqualTo(all[at]);
                }
                assertThat(from).isGreaterThanOrEqualTo((int) Math.min(base, TokenWindows.CONTEXT));
                int behind = (int) Math.min(LONGEST + TokenWindows.CONTEXT, size - base - to);
                assertThat(length - to).isGreaterThanOrEqualTo(behind);
                assertThat(Arrays.copyOf(data, length))
                    .isEqualTo(Arrays.copyOfRange(all, (int) base, (int) base + length));
              });

      assertThat(covered).containsOnly(size == 0 ? new byte[] {} : new byte[] {1});
    }
  }
}
