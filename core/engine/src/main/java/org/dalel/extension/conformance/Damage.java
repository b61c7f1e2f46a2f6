package org.dalel.extension.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes damaged inputs of a whole one: cut, mutated. The same input gives the same damage. */
final class Damage {
  private static final int CUTS = 12;
  private static final int MUTATIONS = 24;

  /** Values that lengths and counts in a format are most surprised by. */
  private static final int[] SURPRISES = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, 0x10000};

  private Damage() {}

  /** The input cut at its first bytes, and at places all over it. */
  static List<Trial> cut(Trial whole) {
    List<Trial> cuts = new ArrayList<>();
    for (MemoryFile target : whole.targets()) {
      byte[] content = target.content();
      Random random = new Random(content.length);
      for (int i = 0; i < CUTS && content.length > 1; i++) {
        int at =
            i < 4 ? Math.min(content.length - 1, 1 << (2 * i)) : random.nextInt(content.length);
        cuts.add(
            whole.with(target, "cut at 0x" + Integer.toHexString(at), Arrays.copyOf(content, at)));
      }
    }
    return cuts;
  }

  /** The input with bytes changed, numbers overwritten, ranges taken out or repeated. */
  static List<Trial> mutated(Trial whole) {
    List<Trial> mutated = new ArrayList<>();
    for (MemoryFile target : whole.targets()) {
      for (int seed = 0; seed < MUTATIONS && target.size() > 0; seed++) {
        mutated.add(whole.with(target, "mutation " + seed, mutation(target.content(), seed)));
      }
    }
    return mutated;
  }

  private static byte[] mutation(byte[] content, int seed) {
    Random random = new Random(seed);
    byte[] copy = content.clone();
    // headers are small and decide most: half of the damage is done to the first bytes
    int reach = seed % 2 == 0 ? Math.min(copy.length, 256) : copy.length;
    int at = random.nextInt(reach);
    switch (seed % 6) {
      case 0, 1 -> {
        for (int i = 0; i <= random.nextInt(8); i++) {
          copy[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      case 2, 3 -> overwrite(copy, at, SURPRISES[random.nextInt(SURPRISES.length)]);
      case 4 -> {
        int to = Math.min(copy.length, at + 1 + random.nextInt(64));
        return joined(Arrays.copyOf(copy, at), Arrays.copyOfRange(copy, to, copy.length));
      }
      default -> {
        int to = Math.min(copy.length, at + 1 + random.nextInt(512));
        return joined(Arrays.copyOf(copy, to), Arrays.copyOfRange(copy, at, copy.length));
      }
    }
    return copy;
  }

  private static void overwrite(byte[] bytes, int at, int value) {
    for (int i = 0; i < Integer.BYTES && at + i < bytes.length; i++) {
      bytes[at + i] = (byte) (value >> (8 * i));
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
