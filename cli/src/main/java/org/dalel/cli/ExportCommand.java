package org.dalel.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Parent of the exports. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Write files, artifacts or the timeline in a form for other programs.",
      "The same evidence, settings and versions give the same bytes."
    },
    subcommands = {
      ExportFilesCommand.class,
      ExportArtifactsCommand.class,
      ExportTimelineCommand.class
    })
final class ExportCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "export: expected files, artifacts or timeline");
  }
}
