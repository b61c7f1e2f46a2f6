package org.dalel.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists plugins; parent of what manages, makes and checks them. */
@Command(
    name = "plugins",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "List the plugins that a run would use, and those that cannot be loaded and why.",
      "Subcommands install and remove them, make a project for a new one, and check one."
    },
    subcommands = {
      PluginsListCommand.class,
      PluginsInstallCommand.class,
      PluginsRemoveCommand.class,
      PluginsNewCommand.class,
      PluginsCheckCommand.class
    })
final class PluginsCommand implements Callable<Integer> {
  @Mixin private PluginListing listing;

  @Override
  public Integer call() throws IOException {
    return listing.print();
  }
}
