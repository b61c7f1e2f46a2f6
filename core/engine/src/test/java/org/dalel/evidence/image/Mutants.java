package org.dalel.evidence.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;

/** Damages images and reads them: a reader may say no, it may not hang or break. */
public final class Mutants {
  private static final int MOST_READ = 16 << 20;
  private static final int[] EVIL = {0, -1, 1, 0x7FFFFFFF, 0x80000000, 0xFFFF, 0x10000};

  private Mutants() {}

  /** What became of the mutants. */
  public record Tally(int opened, int refused, int damaged) {}

  /**
   * Opens and reads mutants of {@code image}; three of four changes hit its first or last {@code
   * rim} bytes.
   */
  public static Tally read(byte[] image, int count, int rim, Path folder) throws IOException {
    Random random = new Random(count);
    int opened = 0;
    int refused = 0;
    int damaged = 0;
    for (int i = 0; i < count; i++) {
      byte[] mutant = mutate(image, rim, random);
      Path path = Files.write(folder.resolve("mutant"), mutant);
      try (EvidenceImage reader =
          Assertions.assertTimeoutPreemptively(
              Duration.ofSeconds(20), () -> EvidenceImages.open(path))) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> readThrough(reader));
        opened++;
        damaged += reader.badRanges().isEmpty() ? 0 : 1;
      } catch (IOException e) {
        refused++;
      }
    }
    return new Tally(opened, refused, damaged);
  }

  private static byte[] mutate(byte[] image, int rim, Random random) {
    byte[] mutant = image.clone();
    for (int n = random.nextInt(4); n >= 0; n--) {
      int span = Math.min(rim, image.length - 4);
      int at =
          switch (random.nextInt(4)) {
            case 0 -> random.nextInt(image.length - 4);
            case 1 -> image.length - 4 - random.nextInt(span);
            default -> random.nextInt(span);
          };
      if (random.nextBoolean()) {
        mutant[at] ^= (byte) (1 << random.nextInt(8));
      } else {
        ByteBuffer.wrap(mutant).putInt(at & ~3, EVIL[random.nextInt(EVIL.length)]);
      }
    }
    return random.nextInt(10) == 0 ? Arrays.copyOf(mutant, random.nextInt(mutant.length)) : mutant;
  }

  private static void readThrough(EvidenceImage image) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
    for (long at = 0; at < Math.min(MOST_READ, image.size()); at += buffer.capacity()) {
      image.read(at, buffer.clear());
    }
    image.read(Math.max(0, image.size() - 1000), buffer.clear());
    image.acquisition();
  }
}
