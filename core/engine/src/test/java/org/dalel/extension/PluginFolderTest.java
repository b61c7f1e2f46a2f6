package org.dalel.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dalel.api.DalelApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFolderTest {
  @TempDir private Path temp;

  @Test
  void putsAPluginInAndTakesItOut() throws Exception {
    PluginFolder.Installed done = install(plugin("notes", "1.0.0").zip(temp.resolve("any.zip")));

    assertThat(done.file()).isEqualTo(folder().resolve("notes-1.0.0.zip")).isRegularFile();
    assertThat(done.replaced()).isEmpty();
    assertThat(own().remove("notes")).containsExactly(done.file());
    assertThat(content()).isEmpty();
  }

  @Test
  void makesRoomForAnotherVersionWhateverItsFileIsCalled() throws Exception {
    install(plugin("notes", "1.0.0").zip(temp.resolve("any.zip")));

    PluginFolder.Installed done = install(plugin("notes", "0.9.0").jar(temp.resolve("any.jar")));

    assertThat(done.replaced()).containsExactly("1.0.0");
    assertThat(content()).containsExactly("notes-0.9.0.jar");
    install(plugin("notes", "0.9.0").jar(temp.resolve("again.jar")));
    assertThat(content()).containsExactly("notes-0.9.0.jar");
  }

  @Test
  void leavesTheFolderAsItWasWhenAPluginIsRefused() throws Exception {
    install(plugin("notes", "1.0.0").zip(temp.resolve("any.zip")));
    Path later =
        plugin("notes", "2.0.0").with("plugin.requires", "9.0.0").zip(temp.resolve("l.zip"));

    assertThatThrownBy(() -> install(later))
        .isInstanceOf(PluginRefusedException.class)
        .hasMessage(
            "plugin 'notes' (l.zip): it needs API 9.0.0, and this program has API "
                + DalelApi.VERSION
                + "; it is not loaded");
    assertThatThrownBy(() -> install(temp)).hasMessageContaining("found a folder");
    assertThatThrownBy(() -> install(Files.writeString(temp.resolve("x.zip"), "no zip")))
        .isInstanceOf(PluginRefusedException.class)
        .hasMessageContaining("x.zip");
    assertThat(content()).containsExactly("notes-1.0.0.zip");
  }

  @Test
  void removesNothingThatOthersNeed() throws Exception {
    install(plugin("notes", "1.0.0").zip(temp.resolve("a.zip")));
    install(
        plugin("more", "1.0.0")
            .with("plugin.dependencies", "notes@1.0.0")
            .zip(temp.resolve("b.zip")));

    assertThatThrownBy(() -> own().remove("notes"))
        .hasMessage("plugin 'more' depends on 'notes'; remove it first");
    assertThatThrownBy(() -> own().remove("nets"))
        .hasMessageEndingWith("expected a plugin 'nets', found more, notes");
    own().remove("more");
    own().remove("notes");
    assertThat(content()).isEmpty();
  }

  @Test
  void aPluginOfAFolderCanBeTakenAlone() throws Exception {
    install(plugin("notes", "1.0.0").zip(temp.resolve("a.zip")));
    install(plugin("more", "2.0.0").jar(temp.resolve("b.jar")));
    Files.writeString(folder().resolve("broken.zip"), "no zip");

    List<FoundPlugin> all = FoundPlugin.in(List.of(folder()), temp.resolve("cache"));
    assertThat(all)
        .extracting(one -> one.id() + " " + one.version())
        .containsExactly("more 2.0.0", "notes 1.0.0");
    try (ExtensionHost host =
        ExtensionHost.open(
            List.of(all.get(1).source()),
            temp.resolve("cache"),
            DalelApi.VERSION,
            ExtractionLimits.DEFAULT)) {
      assertThat(host.plugins()).extracting(LoadedPlugin::id).containsExactly("notes");
      assertThat(host.refused()).isEmpty();
    }
  }

  private PluginFolder.Installed install(Path file) throws Exception {
    return own().install(file, List.of(), DalelApi.VERSION);
  }

  private PluginFolder own() {
    return new PluginFolder(folder(), temp.resolve("cache"));
  }

  private Path folder() {
    return temp.resolve("own");
  }

  private List<String> content() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private PluginBuilder plugin(String id, String version) throws IOException {
    return new PluginBuilder(Files.createTempDirectory(temp, "code"), id)
        .with("plugin.version", version)
        .extractor("p" + id + ".Reads", "");
  }
}
