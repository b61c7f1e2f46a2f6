package org.dalel.plugins.messaging.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.dalel.plugins.messaging.MadeDatabase;
import org.dalel.plugins.messaging.mapping.MappedSchema;
import org.dalel.plugins.messaging.mapping.Mappings;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged copies of every sample: whatever happens, it ends, and what goes wrong is told.
 * -Ddalel.mutations=500 makes more of them.
 */
class MutatedDatabasesTest {
  private static final Path SAMPLES =
      Path.of("src/test/resources/org/dalel/plugins/messaging/samples");
  private static final int COPIES = Integer.getInteger("dalel.mutations", 10);

  @TempDir private Path folder;

  static Stream<MappedSchema> schemas() {
    return Mappings.shipped().all().stream().flatMap(mapping -> mapping.schemas().stream());
  }

  @ParameterizedTest
  @MethodSource("schemas")
  @Timeout(900)
  void endWithPartOfTheTruthOrAReason(MappedSchema schema) throws Exception {
    Path whole = folder.resolve("whole.db");
    MadeDatabase.of(SAMPLES.resolve(schema.sample()), whole);
    byte[] bytes = Files.readAllBytes(whole);
    int all = run(whole).all().size();
    assertThat(all).isPositive();
    Random random = new Random(schema.sample().hashCode());
    long kept = 0;
    for (int copy = 0; copy < COPIES; copy++) {
      Path damaged = folder.resolve("damaged.db");
      Files.write(damaged, mutated(bytes, random));
      kept += found(damaged);
    }
    assertThat(kept).as("records in all copies together").isGreaterThan(COPIES / 4L);
  }

  /** An exception with a message is an answer; others are not. */
  private static int found(Path damaged) {
    try {
      return run(damaged).all().size();
    } catch (AssertionError told) {
      assertThat(told.getCause()).isInstanceOf(UncheckedIOException.class);
      assertThat(told.getCause().getMessage()).contains("expected");
      return 0;
    }
  }

  private static Findings run(Path file) {
    return ExtractorRun.of(new DatabaseExtractor()).on(file);
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    byte[] copy = bytes.clone();
    switch (random.nextInt(4)) {
      case 0 -> copy = java.util.Arrays.copyOf(copy, 100 + random.nextInt(copy.length - 100));
      case 1 -> {
        int at = random.nextInt(copy.length);
        java.util.Arrays.fill(
            copy, at, Math.min(copy.length, at + random.nextInt(2048)), (byte) random.nextInt());
      }
      default -> {
        int count = 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
          copy[100 + random.nextInt(copy.length - 100)] = (byte) random.nextInt();
        }
      }
    }
    return copy;
  }
}
