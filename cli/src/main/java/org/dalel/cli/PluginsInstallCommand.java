package org.dalel.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.dalel.api.DalelApi;
import org.dalel.extension.PluginFolder;
import org.dalel.extension.PluginRefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a plugin into the examiner's own plugin folder. */
@Command(
    name = "install",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Load a plugin on trial and put it into your plugin folder.",
      "Another version of it that is there makes room. A plugin is code: install what you trust."
    })
final class PluginsInstallCommand implements Callable<Integer> {
  private final Output output;

  @Parameters(paramLabel = "FILE", description = "The plugin: a .zip or a .jar.")
  private Path file;

  @Mixin private OwnPlugins own;

  PluginsInstallCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    Check.readable("plugin", file);
    try {
      PluginFolder.Installed done =
          own.folder().install(file, Places.pluginFolders(List.of()), DalelApi.VERSION);
      List<String> replaced = done.replaced();
      output.line(
          "installed "
              + done.id()
              + " "
              + done.version()
              + " as "
              + done.file()
              + (replaced.isEmpty() ? "" : ", in place of " + String.join(", ", replaced)));
      return ExitCode.OK;
    } catch (PluginRefusedException e) {
      output.note("dalel: " + e.getMessage());
      return ExitCode.FAILURES;
    }
  }
}
