package org.dalel.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/** Damages a sample in ways that can be repeated, and holds the reader to its word. */
public final class Fuzz {
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private Fuzz() {}

  /** A reader under test; only {@link FormatException} may come out of it. */
  public interface Reader {
    void read(byte[] damaged) throws Exception;
  }

  /** Reads a number of damaged copies: flipped, overwritten, cut, doubled. */
  public static void damage(byte[] sample, int copies, Reader reader) {
    for (int seed = 0; seed < copies; seed++) {
      byte[] damaged = mutate(sample, new Random(seed));
      long start = System.nanoTime();
      try {
        reader.read(damaged);
      } catch (FormatException e) {
        assertThat(e).hasMessageContaining("expected");
      } catch (Exception | StackOverflowError | OutOfMemoryError e) {
        throw new AssertionError("seed " + seed + ": " + e, e);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("seed " + seed)
          .isLessThan(LONGEST);
    }
  }

  private static byte[] mutate(byte[] sample, Random random) {
    byte[] bytes = sample.clone();
    int changes = 1 + random.nextInt(8);
    for (int i = 0; i < changes && bytes.length > 8; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 ->
            Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(9)), (byte) 0xff);
        case 3 ->
            Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(9)), (byte) 0);
        case 4 -> bytes = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : bytes;
        default -> {
          int from = random.nextInt(bytes.length);
          int count = Math.min(random.nextInt(64), bytes.length - Math.max(at, from));
          System.arraycopy(bytes, from, bytes, at, count);
        }
      }
    }
    return bytes;
  }
}
