package org.dalel.plugins.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.Secret;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;

/**
 * Damaged copies of a sample: whatever is damaged, the extraction ends well and soon, and each
 * failure names what was expected and found. {@code -Ddalel.mutants=500} tries as many.
 */
public final class Mutants {

  private static final int MANY = Integer.getInteger("dalel.mutants", 50);
  private static final long LONGEST = 20_000_000_000L;

  private Mutants() {}

  /**
   * Damages one file of a folder again and again.
   *
   * @param damaged path of the file from the folder
   * @param asked what the extractor is shown, from the folder; it starts with a slash
   * @return of how many copies something was told
   */
  public static int survive(
      ArtifactExtractor extractor, Path root, String damaged, String asked, Secret... secrets)
      throws Exception {
    byte[] sound = Files.readAllBytes(root.resolve(damaged));
    Random random = new Random(damaged.hashCode());
    int telling = 0;
    for (int i = 0; i < MANY; i++) {
      Files.write(root.resolve(damaged), mutant(sound, random, i));
      long begun = System.nanoTime();
      Findings found = ExtractorRun.of(extractor).secrets(secrets).inFolder(root, asked);
      assertThat(System.nanoTime() - begun).as("mutant %d", i).isLessThan(LONGEST);
      assertThat(found.problems())
          .as("mutant %d", i)
          .allSatisfy(problem -> assertThat(problem.toString()).contains("expected", "found"));
      telling += found.all().isEmpty() ? 0 : 1;
    }
    Files.write(root.resolve(damaged), sound);
    return telling * 100 / MANY;
  }

  /** Bytes changed, a stretch overwritten, cut off, doubled or taken out. */
  private static byte[] mutant(byte[] sound, Random random, int kind) {
    byte[] mutant = sound.clone();
    int at = random.nextInt(sound.length);
    int length = Math.min(sound.length - at, 1 + random.nextInt(64));
    switch (kind % 5) {
      case 0 -> {
        for (int i = random.nextInt(8); i >= 0; i--) {
          mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
        }
      }
      case 1 -> Arrays.fill(mutant, at, at + length, (byte) (random.nextBoolean() ? 0xff : 0));
      case 2 -> mutant = Arrays.copyOf(sound, at);
      case 3 -> {
        mutant = Arrays.copyOf(sound, sound.length + length);
        System.arraycopy(sound, at, mutant, at + length, sound.length - at);
      }
      default -> {
        System.arraycopy(sound, at + length, mutant, at, sound.length - at - length);
        mutant = Arrays.copyOf(mutant, sound.length - length);
      }
    }
    return mutant.length == 0 ? "x".getBytes(StandardCharsets.US_ASCII) : mutant;
  }
}
