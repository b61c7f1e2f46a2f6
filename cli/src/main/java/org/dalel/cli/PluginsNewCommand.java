package org.dalel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dalel.cli.sdk.PluginProject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the project of a new plugin. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Make a Maven project for a new plugin, in a new folder of its name.",
      "It builds, tests and packs as it is, also offline; docs/plugin-guide.md goes on from there."
    })
final class PluginsNewCommand implements Callable<Integer> {
  private final Output output;

  @Parameters(paramLabel = "NAME", description = "Id of the plugin: lower-case words and hyphens.")
  private String name;

  @Option(
      names = "--package",
      paramLabel = "P",
      description = "Java package; org.example.NAME if none is given.")
  private Optional<String> packageName = Optional.empty();

  PluginsNewCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    PluginProject project = project();
    Path folder = Path.of(name);
    if (Files.exists(folder)) {
      throw new Check.BadValue(folder + ": expected a folder that does not exist yet, found one");
    }
    project.write(folder, Places.home());
    output.line("made " + folder + "; next:");
    output.line("  cd " + folder);
    output.line("  mvn package");
    output.line(
        "  dalel plugins check target/" + name + "-1.0.0.zip --sample src/test/resources/sample");
    output.line("  dalel plugins install target/" + name + "-1.0.0.zip");
    return ExitCode.OK;
  }

  private PluginProject project() {
    try {
      return new PluginProject(
          name, packageName.orElseGet(() -> PluginProject.defaultPackage(name)));
    } catch (IllegalArgumentException e) {
      throw new Check.BadValue(e.getMessage());
    }
  }
}
