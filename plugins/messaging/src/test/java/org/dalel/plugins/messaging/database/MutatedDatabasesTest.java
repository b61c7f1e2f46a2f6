package org.dalel.plugins.messaging.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dalel.plugins.messaging.MadeDatabase;
import org.dalel.plugins.messaging.mapping.MappedSchema;
import org.dalel.plugins.messaging.mapping.Mapping;
import org.dalel.plugins.messaging.mapping.Mappings;
import org.dalel.plugins.messaging.mapping.Tables;
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

  static Stream<Mappings.Fit> schemas() {
    return Mappings.shipped().all().stream()
        .flatMap(
            mapping -> mapping.schemas().stream().map(schema -> new Mappings.Fit(mapping, schema)));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  @Timeout(1800)
  void giveWhatIsLeftOrSayWhatIsLost(Mappings.Fit app) throws Exception {
    Path whole = folder.resolve("whole.db");
    MadeDatabase.of(SAMPLES.resolve(app.schema().sample()), whole);
    byte[] bytes = Files.readAllBytes(whole);
    assertThat(found(whole)).isPositive();
    Random random = new Random(app.schema().sample().hashCode());
    long kept = 0;
    int silent = 0;
    int complete = 0;
    for (int copy = 0; copy < COPIES; copy++) {
      Path damaged = folder.resolve("damaged.db");
      byte[] mutant = mutated(bytes, random);
      Files.write(damaged, mutant);
      int found = found(damaged);
      kept += Math.max(0, found);
      if (found < 0) {
        silent++;
        complete += hasAllTables(mutant, app.schema()) ? 1 : 0;
        assertNamedCopySaysSomething(app.mapping(), mutant, copy);
      }
    }
    if (Boolean.getBoolean("dalel.show")) {
      System.out.println(app.schema().sample() + ": " + silent + " of " + COPIES + " say nothing");
    }
    assertThat(kept).as("records in all copies together").isGreaterThan(COPIES / 4L);
    assertThat(complete)
        .as("copies that say nothing, though all names that tell its app stand there")
        .isLessThanOrEqualTo(1 + COPIES / 50);
    assertThat(silent)
        .as("copies of which nothing tells what they were")
        .isLessThanOrEqualTo(1 + COPIES / 50);
  }

  /** Where only its name tells what it was, the name must be enough. */
  private void assertNamedCopySaysSomething(Mapping app, byte[] mutant, int copy) throws Exception {
    Optional<String> name = app.files().stream().filter(one -> one.matches("[\\w.-]+")).findFirst();
    if (name.isPresent()) {
      Path named = folder.resolve(name.get());
      Files.write(named, mutant);
      assertThat(found(named)).as("copy %d as %s", copy, name.get()).isNotNegative();
    }
  }

  private static boolean hasAllTables(byte[] database, MappedSchema schema) {
    String text = new String(database, StandardCharsets.ISO_8859_1);
    return text.startsWith("SQLite format 3\0")
        && schema.when().stream().allMatch(table -> stands(text, table));
  }

  private static boolean stands(String text, Tables.Wanted table) {
    return Pattern.compile("(?is)create table\\W{1,3}" + Pattern.quote(table.table()) + "\\W")
            .matcher(text)
            .find()
        && table.columns().stream()
            .allMatch(
                column ->
                    Pattern.compile("(?i)\\b" + Pattern.quote(column) + "\\b")
                        .matcher(text)
                        .find());
  }

  /** Records; -1 for none and nothing said. An exception with a message says something. */
  private static int found(Path damaged) {
    try {
      Findings found = ExtractorRun.of(new DatabaseExtractor()).on(damaged);
      return found.all().isEmpty() && found.problems().isEmpty() ? -1 : found.all().size();
    } catch (AssertionError told) {
      assertThat(told.getCause()).isInstanceOf(UncheckedIOException.class);
      assertThat(told.getCause().getMessage()).contains("expected");
      return 0;
    }
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
