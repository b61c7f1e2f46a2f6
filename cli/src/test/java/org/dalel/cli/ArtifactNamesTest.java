package org.dalel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dalel.api.ArtifactType;
import org.dalel.api.DalelApi;
import org.dalel.extension.ExtensionHost;
import org.dalel.extension.ExtractionLimits;
import org.dalel.report.ArtifactNames;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree of the workbench and the report speak of artifacts in the reader's language. */
class ArtifactNamesTest {
  private static final Path PLUGINS = Path.of("..", "plugins");

  @TempDir private Path cache;

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "kk"})
  void hasANameForEveryTypeOfTheShippedPluginsAndForNoOther(String language) throws Exception {
    List<Path> folders = targets();
    Assumptions.assumeFalse(folders.isEmpty(), "the plugins were built");

    assertThat(ArtifactNames.of(language).types().keySet()).isEqualTo(types(folders));
    assertThat(ArtifactNames.of(language).types().values())
        .doesNotHaveDuplicates()
        .noneMatch(String::isBlank);
  }

  private Set<String> types(List<Path> folders) throws Exception {
    try (ExtensionHost host =
        ExtensionHost.open(folders, cache, DalelApi.VERSION, ExtractionLimits.DEFAULT)) {
      assertThat(host.plugins()).hasSameSizeAs(folders);
      return host.extractors().stream()
          .flatMap(extractor -> extractor.description().types().stream())
          .map(ArtifactType::name)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** The folders into which the plugins are built, each with the zip of one plugin. */
  private static List<Path> targets() throws Exception {
    try (Stream<Path> plugins = Files.list(PLUGINS)) {
      return plugins
          .map(plugin -> plugin.resolve("target"))
          .filter(ArtifactNamesTest::hasZip)
          .toList();
    }
  }

  private static boolean hasZip(Path target) {
    return !target.getParent().equals(PLUGINS)
        && Files.isDirectory(target)
        && target.toFile().list((folder, name) -> name.endsWith(".zip")).length > 0;
  }
}
