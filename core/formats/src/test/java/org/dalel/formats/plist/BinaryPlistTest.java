package org.dalel.formats.plist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BinaryPlistTest {
  /** {"a": [1, true, "x"]}, as a program of Apple would write it. */
  private static final byte[] LIST =
      HexFormat.of()
          .parseHex(
              "62706c6973743030"
                  + "d10102"
                  + "5161"
                  + "a3030405"
                  + "1001"
                  + "09"
                  + "5178"
                  + "080b0d111314"
                  + "000000000000"
                  + "01"
                  + "01"
                  + "0000000000000006"
                  + "0000000000000000"
                  + "0000000000000016");

  @Test
  void readsValues() {
    assertThat(BinaryPlist.read(LIST)).contains(Map.of("a", List.of(1L, true, "x")));
  }

  @Test
  void endsOnListsThatHoldThemselves() {
    byte[] self = LIST.clone();
    self[14] = 2; // the list's second item is the list
    assertThat(BinaryPlist.read(self)).isPresent();
  }

  @Test
  void survivesAnyDamage() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = Arrays.copyOf(LIST, 1 + random.nextInt(LIST.length));
      for (int j = 0; j < 3; j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      BinaryPlist.read(damaged);
      KeyedArchive.read(damaged).ifPresent(archive -> archive.text("root/a/b"));
    }
    assertThat(BinaryPlist.read(new byte[0])).isEmpty();
  }
}
