package org.dalel.plugins.messaging.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dalel.plugins.messaging.MadeDatabase;
import org.dalel.plugins.messaging.database.DatabaseExtractor;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mapping says what it is, and reads a database that its sample makes. */
class MappingsTest {
  private static final Path SAMPLES =
      Path.of("src/test/resources/org/dalel/plugins/messaging/samples");
  private static final Path MAPPINGS =
      Path.of("src/main/resources/org/dalel/plugins/messaging/mappings");

  @TempDir private Path folder;

  static Stream<Mapping> mappings() {
    return Mappings.shipped().all().stream();
  }

  static Stream<MappedSchema> schemas() {
    return mappings().flatMap(mapping -> mapping.schemas().stream());
  }

  @Test
  void everyFileIsListedAndNamedAfterItsApp() throws IOException {
    try (Stream<Path> files = Files.list(MAPPINGS)) {
      assertThat(
              files.map(file -> file.getFileName().toString()).filter(n -> !n.equals("list.txt")))
          .containsExactlyInAnyOrderElementsOf(Mappings.names());
    }
    assertThat(mappings().map(mapping -> mapping.app() + ".txt"))
        .containsExactlyElementsOf(Mappings.names());
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void saysWhatItIs(Mapping mapping) {
    assertThat(mapping.description()).matches("[A-Z].{20,}\\.");
    assertThat(mapping.source()).hasSizeGreaterThan(10);
    assertThat(mapping.service()).matches("[a-z-]+");
    assertThat(mapping.schemas()).isNotEmpty();
    assertThat(mapping.schemas())
        .allSatisfy(
            schema -> {
              assertThat(schema.version()).isNotBlank();
              assertThat(schema.when()).isNotEmpty();
              assertThat(schema.queries()).isNotEmpty();
              assertThat(schema.queries()).allMatch(query -> query.require().isPresent());
            });
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void readsItsSample(MappedSchema schema) throws Exception {
    MadeDatabase.of(SAMPLES.resolve(schema.sample()), folder.resolve("sample.db"));

    Findings found = ExtractorRun.of(new DatabaseExtractor()).inFolder(folder, "/sample.db");

    assertThat(found.problems()).isEmpty();
    found.assertMatches(SAMPLES.resolve(schema.sample().replace(".sql", ".golden")));
  }

  @Test
  void isNotMistakenForAnother() throws Exception {
    for (MappedSchema schema : schemas().toList()) {
      Path file = folder.resolve(schema.sample() + ".db");
      MadeDatabase.of(SAMPLES.resolve(schema.sample()), file);
      assertThat(Mappings.shipped().fitting(MadeDatabase.tables(file)))
          .extracting(fit -> fit.schema().sample())
          .containsExactly(schema.sample());
    }
  }

  @Test
  void saysWhereAMappingIsWrong() {
    assertThatThrownBy(
            () -> Mappings.read("x.txt", "app: x\ntitle: X\nschema: a\nversion: 1\nwhat: 2\n"))
        .hasMessage("mapping x.txt, line 5: expected one of [version, sample], found what: 2");
    assertThatThrownBy(() -> Mappings.read("x.txt", "app: x\n"))
        .hasMessageContaining("expected 'title:' with a value, found none");
  }

  @Test
  void leavesOutLinesOfWhatIsNotThere() {
    Tables tables = new Tables();
    tables.add("m", List.of("a"));
    tables.add("wa", "c", List.of("jid"));
    assertThat(tables.applied("?m.a x")).contains("x");
    assertThat(tables.applied("?m.b x")).isEmpty();
    assertThat(tables.applied("?!m.b x")).contains("x");
    assertThat(tables.applied("?wa.c x")).contains("x");
    assertThat(tables.applied("?n x")).isEmpty();
    assertThat(tables.applied("x ? y")).contains("x ? y");
  }
}
