package org.dalel.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.dalel.extension.PluginRefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a plugin out of the examiner's own plugin folder. */
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Delete a plugin from your plugin folder; those of the program itself stay.")
final class PluginsRemoveCommand implements Callable<Integer> {
  private final Output output;

  @Parameters(paramLabel = "ID", description = "Its id, as dalel plugins shows it.")
  private String id;

  @Mixin private OwnPlugins own;

  PluginsRemoveCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    try {
      for (Path file : own.folder().remove(id)) {
        output.line("removed " + file);
      }
      return ExitCode.OK;
    } catch (PluginRefusedException e) {
      output.note("dalel: " + e.getMessage());
      return ExitCode.FAILURES;
    }
  }
}
