package org.dalel.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Holds the compiled passes against the plain ones in Java. */
class ByteScanTest {
  private final Random random = new Random(5);

  @Test
  void countsEveryByteValueInItsClass() {
    byte[] all = new byte[256];
    for (int b = 0; b < all.length; b++) {
      all[b] = (byte) b;
    }
    assertThat(ByteClasses.count(all, 0, all.length)).containsExactly(5, 27, 96, 64, 32, 16, 8, 8);
  }

  @Test
  void countsLikeJavaWhereverTheBytesLie() {
    assumeTrue(TripleDigest.isNativeAllowed());
    for (int round = 0; round < 2000; round++) {
      byte[] data = bytes(random.nextInt(100) == 0 ? 40_000 : random.nextInt(90));
      int offset = data.length == 0 ? 0 : random.nextInt(data.length);
      int length = data.length - offset;
      int[] expected = new int[ByteClasses.COUNT];
      ByteClasses.count(data, offset, length, expected);
      assertThat(ByteClasses.count(data, offset, length)).containsExactly(expected);
    }
  }

  @Test
  void findsAllPairsAndNoOthers() {
    for (int round = 0; round < 2000; round++) {
      long[] first = new long[256];
      long[] second = new long[256];
      for (int n = random.nextInt(14); n >= 0; n--) {
        long pattern = 1L << random.nextInt(64);
        first[value()] |= pattern;
        second[value()] |= pattern;
      }
      byte[] data = bytes(random.nextInt(60) == 0 ? 40_000 : 2 + random.nextInt(90));
      int from = random.nextInt(data.length - 1);
      List<Integer> expected = new ArrayList<>();
      for (int at = from; at < data.length - 1; at++) {
        if ((first[data[at] & 0xff] & second[data[at + 1] & 0xff]) != 0) {
          expected.add(at);
        }
      }
      assertThat(all(new PairScan(first, second), data, from)).isEqualTo(expected);
    }
  }

  @Test
  void refusesARangeWithoutAByteBehindIt() {
    PairScan scan = new PairScan(new long[256], new long[256]);
    assertThatThrownBy(() -> scan.find(new byte[4], 0, 4, new int[1]))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private List<Integer> all(PairScan scan, byte[] data, int from) {
    List<Integer> result = new ArrayList<>();
    int[] found = new int[1 + random.nextInt(100)];
    int next = from;
    for (int n = scan.find(data, next, data.length - 1, found);
        n > 0;
        n = scan.find(data, next, data.length - 1, found)) {
      for (int i = 0; i < n; i++) {
        result.add(found[i]);
      }
      next = found[n - 1] + 1;
    }
    return result;
  }

  /** Few values, so that pairs are found. */
  private int value() {
    return random.nextInt(4) == 0 ? random.nextInt(256) : 'a' + random.nextInt(6);
  }

  private byte[] bytes(int length) {
    byte[] data = new byte[length];
    for (int i = 0; i < length; i++) {
      data[i] = (byte) value();
    }
    return data;
  }
}
