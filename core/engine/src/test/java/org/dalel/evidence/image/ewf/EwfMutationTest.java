package org.dalel.evidence.image.ewf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.dalel.evidence.image.BadRange;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.Samples;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to the bytes of an image: an IOException, or its content with every loss named.
 */
class EwfMutationTest {

  private static final int ROUNDS = 400;

  @TempDir Path folder;

  @Test
  void neverGivesWrongBytesWithoutSayingSo() {
    Assertions.assertTimeout(
        Duration.ofMinutes(2),
        () -> {
          int opened = 0;
          for (int seed = 0; seed < ROUNDS; seed++) {
            opened += survives(seed) ? 1 : 0;
          }
          assertThat(opened).isGreaterThan(ROUNDS / 2);
        });
  }

  private boolean survives(int seed) throws IOException {
    Random random = new Random(seed);
    EwfSample sample = new EwfSample(200_704, 8, seed % 7);
    sample.chunksInTable = 5;
    sample.chunksInSegment = 20;
    sample.compressed = random.nextBoolean();
    sample.secondTable = random.nextInt(4) > 0;
    sample.base = random.nextBoolean();
    sample.build();
    int which = random.nextInt(sample.segments.size());
    sample.segments.set(which, mutate(sample.segments.get(which), random));
    Path first = sample.write(Files.createDirectory(folder.resolve("s" + seed)), "m");
    try (EvidenceImage image = EwfImage.open(first)) {
      if (image.size() != sample.media.length) {
        assertThat(image.acquisition().remarks()).as("seed %d", seed).isNotEmpty();
        return true;
      }
      byte[] read = Samples.readAll(image);
      for (BadRange range : image.badRanges()) {
        System.arraycopy(
            sample.media, (int) range.start(), read, (int) range.start(), (int) range.length());
      }
      assertThat(Arrays.mismatch(read, sample.media))
          .as("seed %d: %s", seed, image.acquisition().remarks())
          .isEqualTo(-1);
      return true;
    } catch (IOException e) {
      assertThat(e).as("seed %d", seed).hasMessageContaining("expected");
      return false;
    }
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    if (random.nextInt(4) == 0) {
      return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
    byte[] mutated = bytes.clone();
    int flips = 1 + random.nextInt(12);
    for (int i = 0; i < flips; i++) {
      int at = random.nextInt(mutated.length);
      if (random.nextInt(3) == 0) {
        int end = Math.min(mutated.length, at + 1 + random.nextInt(400));
        Arrays.fill(mutated, at, end, (byte) random.nextInt());
      } else {
        mutated[at] ^= (byte) (1 << random.nextInt(8));
      }
    }
    return mutated;
  }
}
