package org.dalel.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.api.DalelApi;
import org.dalel.casefile.JsonText;
import org.dalel.extension.ExtensionHost;
import org.dalel.extension.ExtractionLimits;
import org.dalel.extension.LoadedPlugin;
import org.dalel.extension.RefusedPlugin;
import picocli.CommandLine.Option;

/** Lists plugins: what {@code dalel plugins} and {@code dalel plugins list} have in common. */
final class PluginListing {
  private final Output output;

  @Option(
      names = "--plugins",
      paramLabel = "FOLDER",
      description = "A further folder with plugins. May be repeated.")
  private List<Path> folders = List.of();

  @Option(names = "--json", description = "One JSON object a plugin.")
  private boolean json;

  PluginListing(Output output) {
    this.output = output;
  }

  int print() throws IOException {
    Check.folders("--plugins", folders);
    try (ExtensionHost host =
        ExtensionHost.open(
            Places.pluginFolders(folders),
            Places.pluginCache(),
            DalelApi.VERSION,
            ExtractionLimits.DEFAULT)) {
      for (LoadedPlugin plugin : host.plugins()) {
        loaded(plugin);
      }
      for (RefusedPlugin plugin : host.refused()) {
        refused(plugin);
      }
      if (!json && host.plugins().isEmpty() && host.refused().isEmpty()) {
        output.line("No plugins in " + Places.pluginFolders(folders));
      }
      return host.refused().isEmpty() ? ExitCode.OK : ExitCode.FAILURES;
    }
  }

  private void loaded(LoadedPlugin plugin) throws IOException {
    if (!json) {
      output.heading(plugin.id() + " " + plugin.version());
      output.line("  " + plugin.description());
      output.line(
          "  "
              + plugin.source()
              + (plugin.sha256().isEmpty() ? "" : "  SHA-256 " + plugin.sha256()));
      return;
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("id", plugin.id());
    object.put("version", plugin.version());
    object.put("description", plugin.description());
    object.put("provider", plugin.provider());
    object.put("license", plugin.license());
    object.put("source", plugin.source().toString());
    object.put("sha256", plugin.sha256());
    line(object);
  }

  private void refused(RefusedPlugin plugin) throws IOException {
    if (!json) {
      output.heading("not loaded: " + plugin.source());
      output.line("  " + plugin.reason());
      return;
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("source", plugin.source().toString());
    object.put("refused", plugin.reason());
    line(object);
  }

  private void line(Map<String, Object> object) throws IOException {
    JsonText.write(output.results(), object);
    output.results().append('\n');
  }
}
