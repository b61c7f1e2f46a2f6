package org.dalel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.dalel.extension.conformance.ConformanceProcess;
import org.dalel.extension.conformance.Verdict;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of everybody's plugins is asked of ours. */
class ShippedPluginsTest {
  private static final Path PLUGINS = Path.of("..", "plugins");

  @ParameterizedTest
  @ValueSource(
      strings = {"anydesk", "archives", "identifiers", "messaging", "telephony", "wallets"})
  void keepsTheRules(String plugin) throws Exception {
    List<Path> zips = zips(PLUGINS.resolve(plugin).resolve("target"));
    Assumptions.assumeFalse(zips.isEmpty(), "the plugin was built");
    Path sample = PLUGINS.resolve(plugin).resolve("src/test/resources/sample");

    ConformanceProcess.Report report =
        ConformanceProcess.check(
            new ConformanceProcess.Request(
                zips.get(0),
                Files.isDirectory(sample) ? List.of(sample) : List.of(),
                List.of(),
                Duration.ofSeconds(30)));

    assertThat(report.verdicts()).hasSizeGreaterThan(8).allMatch(Verdict::passed);
  }

  private static List<Path> zips(Path target) throws IOException {
    if (!Files.isDirectory(target)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(target)) {
      return files.filter(file -> file.toString().endsWith(".zip")).sorted().toList();
    }
  }
}
