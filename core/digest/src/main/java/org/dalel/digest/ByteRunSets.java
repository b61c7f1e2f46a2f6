package org.dalel.digest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the runs of bytes of several sets in one search, which is quicker than one for each; see
 * {@link ByteRuns}. Thread-safe.
 */
public final class ByteRunSets {

  /** Sets that can be looked for together. */
  public static final int MOST_SETS = 8;

  private static final int VALUES = 256;
  private static final int NUMBERS = 3;
  private static final int ROOM = 64;

  private final ByteBuffer table;

  private ByteRunSets(List<Wanted> sets) {
    this.table = table(sets);
  }

  /**
   * Runs that are looked for.
   *
   * @param inside for each of the 256 byte values whether it is in the set: not 0
   * @param shortest length from which on a run counts, at least 1
   */
  public record Wanted(byte[] inside, int shortest) {
    public Wanted {
      Objects.checkFromIndexSize(0, VALUES, inside.length);
      if (shortest < 1) {
        throw new IllegalArgumentException(
            "runs of bytes: expected a length of at least 1, found " + shortest);
      }
    }
  }

  /** Takes runs. */
  @FunctionalInterface
  public interface Sink {
    /**
     * @param set index of the set
     * @param start offset of the first byte
     * @param end offset behind the last one
     */
    void run(int set, int start, int end);
  }

  /**
   * @param sets 1 to 8
   * @return empty where the library does not load
   */
  public static Optional<ByteRunSets> of(List<Wanted> sets) {
    if (sets.isEmpty() || sets.size() > MOST_SETS) {
      throw new IllegalArgumentException(
          "runs of bytes: expected 1 to " + MOST_SETS + " sets, found " + sets.size());
    }
    return TripleDigest.isNativeAllowed() ? Optional.of(new ByteRunSets(sets)) : Optional.empty();
  }

  /** {@code struct byte_sets} of {@code runs.h}. */
  private static ByteBuffer table(List<Wanted> sets) {
    byte[] any = new byte[VALUES];
    for (Wanted set : sets) {
      for (int b = 0; b < VALUES; b++) {
        any[b] |= set.inside[b];
      }
    }
    int shortest = sets.stream().mapToInt(Wanted::shortest).min().orElseThrow();
    ByteBuffer buffer =
        ByteBuffer.allocateDirect(NativeRuns.setsBytes()).order(ByteOrder.nativeOrder());
    ByteRuns.put(buffer.putInt(sets.size()), any, shortest);
    sets.forEach(set -> ByteRuns.put(buffer, set.inside, set.shortest));
    return buffer;
  }

  /**
   * All runs of {@code data[from .. to)} that are as long as possible, those of one set in rising
   * order.
   *
   * @throws IndexOutOfBoundsException when the range is not in the array
   */
  public void each(byte[] data, int from, int to, Sink sink) {
    Objects.checkFromToIndex(from, to, data.length);
    int[] progress = new int[NativeRuns.progressNumbers()];
    int[] found = new int[ROOM * NUMBERS];
    int count;
    do {
      count = NativeRuns.findOfSets(table, data, from, to, progress, found);
      for (int i = 0; i < count * NUMBERS; i += NUMBERS) {
        sink.run(found[i], found[i + 1], found[i + 2]);
      }
    } while (count == ROOM);
  }
}
