package org.dalel.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtensionHostTest {

  private static final String EMIT =
      "sink.emit(Artifact.of(\"finding\").field(\"calls\", ++calls).build());";

  @TempDir Path temp;
  private Path plugins;

  @BeforeEach
  void makePluginFolder() throws IOException {
    plugins = Files.createDirectory(temp.resolve("plugins"));
  }

  @Test
  void worksWithoutPlugins() throws IOException {
    try (ExtensionHost host = open(temp.resolve("nowhere"), plugins)) {
      assertThat(host.plugins()).isEmpty();
      assertThat(host.refused()).isEmpty();
      assertThat(host.matching("text/plain", "/a", ByteBuffer.allocate(0), true)).isEmpty();
    }
  }

  @Test
  void loadsZipsJarsAndFoldersAndWritesNothingBesideThem() throws IOException {
    plugin("from-zip").extractor("z.Zip", EMIT).zip(plugins.resolve("a.zip"));
    plugin("from-jar").extractor("j.Jar", EMIT).jar(plugins.resolve("b.jar"));
    plugin("from-folder").extractor("f.Folder", EMIT).folder(plugins.resolve("c"));
    Files.writeString(plugins.resolve("readme.txt"), "not a plugin");

    try (ExtensionHost host = open(plugins)) {
      assertThat(host.refused()).isEmpty();
      assertThat(host.extractors())
          .extracting(LoadedExtractor::toString)
          .containsExactly("from-folder/folder 1.0.0", "from-jar/jar 1.0.0", "from-zip/zip 1.0.0");
      assertThat(host.plugins())
          .extracting(plugin -> plugin.sha256().length())
          .containsExactly(0, 64, 64);
      for (LoadedExtractor extractor : host.extractors()) {
        assertThat(host.extract(extractor, Lent.text("x"), Lent.context(false)).artifacts())
            .hasSize(1);
      }
    }
    try (Stream<Path> entries = Files.list(plugins)) {
      assertThat(entries.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("a.zip", "b.jar", "c", "readme.txt");
    }
  }

  @Test
  void unpacksAZipOnceAndAgainWhenItChanges() throws IOException {
    plugin("one").extractor("z.Zip", EMIT).zip(plugins.resolve("a.zip"));
    open(plugins).close();
    open(plugins).close();
    assertThat(cached()).hasSize(1);

    new PluginBuilder(temp.resolve("changed"), "one")
        .with("plugin.version", "1.0.1")
        .extractor("z.Zip", EMIT)
        .zip(plugins.resolve("a.zip"));
    try (ExtensionHost host = open(plugins)) {
      assertThat(host.plugins()).extracting(LoadedPlugin::version).containsExactly("1.0.1");
    }
    assertThat(cached()).hasSize(2);
  }

  @Test
  void refusesAnotherApiVersionByName() throws IOException {
    plugin("old")
        .with("plugin.requires", "0.0.9")
        .extractor("a.A", EMIT)
        .zip(plugins.resolve("old.zip"));
    plugin("new")
        .with("plugin.requires", "0.2.0")
        .extractor("a.A", EMIT)
        .zip(plugins.resolve("new.zip"));
    plugin("range")
        .with("plugin.requires", ">=0.1.0 & <0.3.0")
        .extractor("a.A", EMIT)
        .zip(plugins.resolve("range.zip"));
    plugin("silent")
        .without("plugin.requires")
        .extractor("a.A", EMIT)
        .zip(plugins.resolve("silent.zip"));

    try (ExtensionHost host = open(plugins)) {
      assertThat(host.plugins()).extracting(LoadedPlugin::id).containsExactly("range");
      assertThat(reasons(host))
          .containsExactlyInAnyOrder(
              "plugin 'new' (new.zip): it needs API 0.2.0, and this program has API 0.1.0; it is not loaded",
              "plugin 'old' (old.zip): it needs API 0.0.9, and this program has API 0.1.0; it is not loaded",
              "plugin 'silent' (silent.zip): expected the API version that it needs (plugin.requires), "
                  + "found none; this program has API 0.1.0; it is not loaded");
    }
  }

  @Test
  void refusesTheSecondPluginWithAnId() throws IOException {
    plugin("twin").extractor("a.A", EMIT).zip(plugins.resolve("a.zip"));
    new PluginBuilder(temp.resolve("other"), "twin")
        .with("plugin.version", "2.0.0")
        .extractor("a.A", EMIT)
        .zip(plugins.resolve("b.zip"));

    try (ExtensionHost host = open(plugins)) {
      assertThat(host.plugins()).extracting(LoadedPlugin::version).containsExactly("1.0.0");
      assertThat(reasons(host))
          .singleElement()
          .asString()
          .contains("plugin 'twin' (b.zip): the id 'twin' is already taken by version 1.0.0 in ");
    }
  }

  @Test
  void refusesMissingOldAndCircularDependenciesAndWhoDependsOnThem() throws IOException {
    plugin("base").extractor("a.A", EMIT).zip(plugins.resolve("1.zip"));
    plugin("fine")
        .with("plugin.dependencies", "base@1.0.0")
        .extractor("a.A", EMIT)
        .zip(plugins.resolve("0.zip"));
    plugin("choosy")
        .with("plugin.dependencies", "base@2.0.0")
        .extractor("a.A", EMIT)
        .zip(plugins.resolve("2.zip"));
    plugin("lonely")
        .with("plugin.dependencies", "nobody")
        .extractor("a.A", EMIT)
        .zip(plugins.resolve("3.zip"));
    plugin("chicken")
        .with("plugin.dependencies", "egg")
        .extractor("a.A", EMIT)
        .zip(plugins.resolve("4.zip"));
    plugin("egg")
        .with("plugin.dependencies", "chicken")
        .extractor("a.A", EMIT)
        .zip(plugins.resolve("5.zip"));

    try (ExtensionHost host = open(plugins)) {
      assertThat(host.plugins()).extracting(LoadedPlugin::id).containsExactly("base", "fine");
      assertThat(reasons(host))
          .containsExactlyInAnyOrder(
              "plugin 'choosy' (2.zip): it depends on plugin 'base' 2.0.0, and version 1.0.0 is there; it is not loaded",
              "plugin 'lonely' (3.zip): it depends on plugin 'nobody', which is not there; it is not loaded",
              "plugin 'chicken' (4.zip): it depends on plugin 'egg', which cannot be loaded before it; it is not loaded",
              "plugin 'egg' (5.zip): it depends on plugin 'chicken', which cannot be loaded before it; it is not loaded");
    }
  }

  @Test
  void refusesWhatCannotBeReadOrMadeAndLoadsTheRest() throws IOException {
    plugin("good").extractor("a.A", EMIT).zip(plugins.resolve("good.zip"));
    Files.writeString(plugins.resolve("broken.zip"), "this is no zip");
    plugin("ghostly").ghost("a.Ghost").zip(plugins.resolve("ghost.zip"));
    plugin("empty").zip(plugins.resolve("empty.zip"));
    plugin("engine-user")
        .extractor("a.Nosy", "org.apache.tika.Tika.class.getName();")
        .zip(plugins.resolve("nosy.zip"));
    plugin("explosive")
        .extractor("a.Bomb", "} { if (true) throw new IllegalStateException(\"boom\");")
        .zip(plugins.resolve("bomb.zip"));

    try (ExtensionHost host = open(plugins)) {
      assertThat(host.plugins())
          .extracting(LoadedPlugin::id)
          .containsExactly("engine-user", "good");
      assertThat(reasons(host))
          .anyMatch(r -> r.startsWith("broken.zip: expected a plugin.properties"))
          .anyMatch(
              r ->
                  r.equals(
                      "plugin 'ghostly' (ghost.zip): its extractor a.Ghost misses the class a.Ghost; it is not loaded"))
          .anyMatch(
              r ->
                  r.startsWith(
                      "plugin 'empty' (empty.zip): expected extractors or container readers in META-INF/extensions.idx, found none"))
          .anyMatch(
              r ->
                  r.startsWith(
                      "plugin 'explosive' (bomb.zip): its extractor a.Bomb cannot be made: IllegalStateException: boom"))
          .hasSize(4);
      assertThat(run(host, "engine-user").failure().orElseThrow().message())
          .contains("org/apache/tika/Tika");
    }
  }

  @Test
  void refusesWhoDependsOnAPluginThatCouldNotBeMade() throws IOException {
    plugin("ghostly").ghost("a.Ghost").zip(plugins.resolve("1.zip"));
    plugin("friend")
        .with("plugin.dependencies", "ghostly")
        .extractor("a.A", EMIT)
        .zip(plugins.resolve("2.zip"));

    try (ExtensionHost host = open(plugins)) {
      assertThat(host.plugins()).isEmpty();
      assertThat(reasons(host))
          .anyMatch(r -> r.startsWith("plugin 'friend'") && r.contains("ghostly"));
      assertThat(cached()).allMatch(p -> !p.getFileName().toString().startsWith("unpacking-"));
    }
  }

  @Test
  void keepsTwoVersionsOfALibraryApart() throws IOException {
    for (String version : List.of("one", "two")) {
      plugin("uses-" + version)
          .source(
              "lib.Lib",
              "package lib; public class Lib { public static String v() { return \""
                  + version
                  + "\"; } }")
          .extractor(
              "a.A", "sink.emit(Artifact.of(\"finding\").field(\"lib\", lib.Lib.v()).build());")
          .zip(plugins.resolve(version + ".zip"));
    }
    try (ExtensionHost host = open(plugins)) {
      assertThat(run(host, "uses-one").artifacts().get(0).fields()).containsEntry("lib", "one");
      assertThat(run(host, "uses-two").artifacts().get(0).fields()).containsEntry("lib", "two");
    }
  }

  @Test
  void givesEveryCallAFreshInstance() throws IOException {
    plugin("counts").extractor("a.A", EMIT).zip(plugins.resolve("a.zip"));
    try (ExtensionHost host = open(plugins)) {
      assertThat(run(host, "counts").artifacts().get(0).fields()).containsEntry("calls", 1L);
      assertThat(run(host, "counts").artifacts().get(0).fields()).containsEntry("calls", 1L);
    }
  }

  private PluginBuilder plugin(String id) {
    return new PluginBuilder(temp.resolve("build-" + id), id);
  }

  private ExtensionHost open(Path... folders) throws IOException {
    return ExtensionHost.open(
        List.of(folders), temp.resolve("cache"), "0.1.0", ExtractionLimits.DEFAULT);
  }

  private List<Path> cached() throws IOException {
    try (Stream<Path> entries = Files.list(temp.resolve("cache"))) {
      return entries.toList();
    }
  }

  private static List<String> reasons(ExtensionHost host) {
    return host.refused().stream().map(RefusedPlugin::reason).toList();
  }

  private static Extraction run(ExtensionHost host, String pluginId) {
    LoadedExtractor extractor =
        host.extractors().stream()
            .filter(e -> e.pluginId().equals(pluginId))
            .findFirst()
            .orElseThrow();
    return host.extract(extractor, Lent.text("x"), Lent.context(false));
  }
}
