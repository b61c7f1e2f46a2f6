package org.dalel.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Holds the compiled search against one that looks at every byte. */
class ByteRunsTest {
  private final Random random = new Random(11);

  private record Run(int start, int end, int bits) {}

  @Test
  void findsTheRunsThatAreAsLongAsPossibleAndNoOthers() {
    assumeTrue(TripleDigest.isNativeAllowed());
    for (int round = 0; round < 4000; round++) {
      byte[] inside = set(random.nextBoolean());
      int shortest = 1 + random.nextInt(random.nextInt(4) == 0 ? 150 : 40);
      byte[] data = bytes(inside, 1 + random.nextInt(60));
      int from = random.nextInt(data.length + 1);
      int to = from + random.nextInt(data.length - from + 1);
      assertThat(all(inside, shortest, data, from, to, false))
          .isEqualTo(narrow(inside, shortest, data, from, to));
    }
  }

  @Test
  void findsCharactersOfTwoBytesAtBothParities() {
    assumeTrue(TripleDigest.isNativeAllowed());
    for (int round = 0; round < 4000; round++) {
      byte[] inside = set(false);
      int shortest = 1 + random.nextInt(random.nextInt(4) == 0 ? 150 : 40);
      byte[] data = wideBytes(inside, 1 + random.nextInt(60));
      int from = random.nextInt(data.length + 1);
      int to = from + random.nextInt(data.length - from + 1);
      assertThat(all(inside, shortest, data, from, to, true))
          .isEqualTo(wide(inside, shortest, data, from, to));
    }
  }

  @Test
  void findsTheRunsOfSeveralSetsInOneSearch() {
    assumeTrue(TripleDigest.isNativeAllowed());
    for (int round = 0; round < 4000; round++) {
      List<ByteRunSets.Wanted> sets = new ArrayList<>();
      for (int i = random.nextInt(ByteRunSets.MOST_SETS); i >= 0; i--) {
        int shortest = 1 + random.nextInt(random.nextInt(4) == 0 ? 150 : 40);
        sets.add(new ByteRunSets.Wanted(set(random.nextBoolean()), shortest));
      }
      byte[] data = bytes(sets.get(0).inside(), 1 + random.nextInt(60));
      int from = random.nextInt(data.length + 1);
      int to = from + random.nextInt(data.length - from + 1);
      List<List<Run>> found = new ArrayList<>();
      sets.forEach(set -> found.add(new ArrayList<>()));
      ByteRunSets.of(sets)
          .orElseThrow()
          .each(data, from, to, (set, start, end) -> found.get(set).add(new Run(start, end, 0)));
      for (int i = 0; i < sets.size(); i++) {
        assertThat(found.get(i))
            .isEqualTo(
                narrow(sets.get(i).inside(), sets.get(i).shortest(), data, from, to).stream()
                    .map(run -> new Run(run.start(), run.end(), 0))
                    .toList());
      }
    }
  }

  @Test
  void refusesWhatItCannotSearch() {
    assumeTrue(TripleDigest.isNativeAllowed());
    byte[] inside = new byte[256];
    inside[0] = 1;
    ByteRuns runs = ByteRuns.of(inside, 3).orElseThrow();
    assertThatThrownBy(() -> runs.find(new byte[4], 0, 5, false, new int[3]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> runs.find(new byte[4], 0, 4, true, new int[3]))
        .hasMessage("wide runs: expected a set without 0");
    for (int room : new int[] {0, 2, 3 * 256 + 1}) {
      assertThatThrownBy(() -> runs.find(new byte[4], 0, 4, false, new int[room]))
          .hasMessage("runs of bytes: expected room for 1 to 256, found %d numbers", room);
    }
    assertThatThrownBy(() -> ByteRuns.of(inside, 0))
        .hasMessage("runs of bytes: expected a length of at least 1, found 0");
  }

  private List<Run> all(byte[] inside, int shortest, byte[] data, int from, int to, boolean wide) {
    ByteRuns runs = ByteRuns.of(inside, shortest).orElseThrow();
    List<Run> result = new ArrayList<>();
    int[] found = new int[3 * (1 + random.nextInt(5))];
    int at = from;
    int count;
    do {
      count = runs.find(data, at, to, wide, found);
      for (int i = 0; i < 3 * count; i += 3) {
        result.add(new Run(found[i], found[i + 1], found[i + 2]));
        at = found[i + 1];
      }
    } while (3 * count == found.length && at < to);
    return result;
  }

  private static List<Run> narrow(byte[] inside, int shortest, byte[] data, int from, int to) {
    List<Run> result = new ArrayList<>();
    int start = from;
    int bits = 0;
    for (int i = from; i <= to; i++) {
      if (i < to && inside[data[i] & 0xff] != 0) {
        bits |= data[i] & 0xff;
        continue;
      }
      if (i - start >= shortest) {
        result.add(new Run(start, i, bits));
      }
      start = i + 1;
      bits = 0;
    }
    return result;
  }

  private static List<Run> wide(byte[] inside, int shortest, byte[] data, int from, int to) {
    List<Run> result = new ArrayList<>();
    for (int i = from; i < to; i++) {
      int end = i;
      while (end < to && isWide(inside, data, end, to)) {
        end += 2;
      }
      boolean begins = i - 2 < from || !isWide(inside, data, i - 2, to);
      if (begins && end - i >= 2 * shortest) {
        result.add(new Run(i, end, 0));
      }
    }
    return result;
  }

  private static boolean isWide(byte[] inside, byte[] data, int at, int to) {
    return inside[data[at] & 0xff] != 0 && (at + 1 >= to || data[at + 1] == 0);
  }

  /** Few values or many, of both halves. */
  private byte[] set(boolean withZero) {
    byte[] inside = new byte[256];
    int many = random.nextInt(200);
    for (int i = 0; i <= many; i++) {
      inside[random.nextInt(256)] = 1;
    }
    inside['a'] = 1;
    inside[0] = (byte) (withZero ? 1 : 0);
    inside['!'] = 0;
    return inside;
  }

  /** Stretches of the set and of others, of up to 200 bytes. */
  private byte[] bytes(byte[] inside, int stretches) {
    byte[] data = new byte[stretches * 200];
    int length = 0;
    for (int i = 0; i < stretches; i++) {
      int end = length + random.nextInt(random.nextInt(4) == 0 ? 200 : 30);
      boolean in = random.nextInt(4) != 0;
      while (length < end) {
        data[length++] = value(inside, in);
      }
    }
    return Arrays.copyOf(data, length);
  }

  private byte[] wideBytes(byte[] inside, int stretches) {
    byte[] data = new byte[stretches * 401];
    int length = 0;
    for (int i = 0; i < stretches; i++) {
      int end = length + 2 * random.nextInt(random.nextInt(4) == 0 ? 200 : 30);
      while (length < end) {
        data[length++] = value(inside, true);
        data[length++] = (byte) (random.nextInt(40) == 0 ? 1 : 0);
      }
      if (random.nextInt(3) == 0) {
        data[length++] = value(inside, random.nextBoolean());
      }
    }
    return Arrays.copyOf(data, length);
  }

  private byte value(byte[] inside, boolean in) {
    byte value;
    do {
      value = (byte) random.nextInt(256);
    } while (inside[value & 0xff] != 0 != in);
    return value;
  }
}
