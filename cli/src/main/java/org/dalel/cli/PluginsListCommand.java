package org.dalel.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists plugins. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "List the plugins that a run would use, and those that cannot be loaded and why.")
final class PluginsListCommand implements Callable<Integer> {
  @Mixin private PluginListing listing;

  @Override
  public Integer call() throws IOException {
    return listing.print();
  }
}
