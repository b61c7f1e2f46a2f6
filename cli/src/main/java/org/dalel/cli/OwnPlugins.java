package org.dalel.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.dalel.extension.PluginFolder;
import picocli.CommandLine.Option;

/** The plugin folder that a command changes. */
final class OwnPlugins {
  @Option(
      names = "--plugins",
      paramLabel = "FOLDER",
      description = "Another folder than your own (~/.local/share/dalel/plugins).")
  private Optional<Path> folder = Optional.empty();

  PluginFolder folder() {
    return new PluginFolder(
        folder.orElseGet(Places::ownPlugins).toAbsolutePath().normalize(), Places.pluginCache());
  }
}
